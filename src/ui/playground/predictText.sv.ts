import { counted, rows, whole } from '../../words/sv/format';
import type { predictText as english } from './predictText.en';

export const predictText: typeof english = {
  title: 'Besvara en hel fil',
  lead: 'Varje rad besvaras med den inlärda prompten för sin uppgift. Inget lämnar webbläsaren.',
  task: 'Vilken prompt som svarar',
  taskHelp:
    'En rad anger sin uppgift under taskname. Är en uppgift vald går rader utan namn till den, och rader för andra uppgifter utelämnas.',
  byRow: 'Den som varje rad anger',
  open: 'Öppna rader att besvara',
  drop: 'eller släpp en fil här: JSON Lines, JSON eller CSV',
  clear: 'Lägg undan filen',
  start: 'Besvara raderna',
  again: 'Besvara från början',
  resume: 'Fortsätt',
  cancel: 'Stoppa',
  save: 'Ladda ner svaren',
  noFile: 'Öppna en fil med rader först.',
  noModel: 'För att svara behövs en inläst modell.',
  training: 'En körning pågår; den ska sluta först.',
  busy: 'Raderna besvaras; stoppa det först.',
  otherBase: (name) => `Det började med basen ${name}; läs in den för att fortsätta.`,
  reading: 'Läser filen…',
  progress: (done, total) => `${done} av ${total} rader`,
  answered: (answered, total, reasons) => `${whole(answered)} av ${rows(total)} besvarade${reasons}.`,
  leftOut: 'En rad som utelämnas står också i filen, med sitt skäl.',
  cut: (cut) => `${rows(cut)} fick kapas för att få plats och är märkta.`,
  faulty: (records) =>
    `${counted(records, 'post', 'poster')} i filen är ingen rad: öppna filen under Data för att laga ${records === 1 ? 'den' : 'dem'}.`,
  first: 'De första svaren',
  line: 'Rad',
  taskOfRow: 'Uppgift',
  answer: 'Svar',
};
