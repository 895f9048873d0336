import { quoted } from '../../words/quoted';
import { counted, listed, whole } from '../../words/sv/format';
import type { incomingText as english } from './text.en';

export const incomingText: typeof english = {
  cardTitle: 'Ta in promptar',
  cardLead:
    'En tabell som sparats här, eller andras promptar: PEFT-adaptrar, NumPy-matriser, NeMo-tabeller. Det som finns i filen visas innan något ändras.',
  merge: 'Slå ihop med en annan tabell',
  title: (name) => `Ta in ${quoted(name)}`,
  reading: (name) => `Läser ${quoted(name)}…`,
  cancel: 'Avbryt',
  close: 'Stäng',
  refused: (name) => `${quoted(name)} togs inte in. Inget har ändrats.`,
  found: (prompts, base) => `${counted(prompts, 'prompt', 'promptar')} för ${base}.`,
  foundIn: (format, prompts) => `${format}: ${counted(prompts, 'prompt', 'promptar')}.`,
  rule: 'När ett taskname finns i båda tabellerna',
  rules: {
    version: 'Deras blir nästa version; vår ligger kvar under',
    rename: 'Deras kommer in under ett annat namn',
  },
  what: 'Vad som kommer att ske',
  entry: ({ kind, taskname, as, version }) => {
    switch (kind) {
      case 'new':
        return `${quoted(taskname)} är ny här och läggs till.`;
      case 'version':
        return `${quoted(taskname)} blir version ${whole(version)} av ${quoted(as)} och tas i bruk; den förra ligger kvar under.`;
      case 'renamed':
        return `${quoted(taskname)} läggs till som ${quoted(as)}; din förblir som den är.`;
      case 'same':
        return `${quoted(taskname)} finns här redan, tal för tal; inget tas in.`;
    }
  },
  take: 'Ta in',
  nothingNew: 'Allt i den finns här redan.',
  drop: 'Släpp en fil eller en mapp här, eller välj den.',
  open: 'Öppna en fil',
  openFolder: 'Öppna en PEFT-mapp',
  formats: {
    peft: 'PEFT-adapter',
    npy: 'NumPy-matris',
    nemo: 'NeMo-prompttabell',
    tensors: 'safetensors-fil',
  },
  leftAside: (names) => `Lämnas åt sidan: ${listed(names)}.`,
  sizeOf: (tokens, width) => `${tokens} virtuella token × ${width} tal`,
  nameless: 'En prompt utan namn',
  takeThis: 'Ta med den här prompten',
  taskname: 'Uppgiftens taskname',
  likeTemplate: 'Mall som för',
  ownTemplate: 'ingen av dessa',
  template: 'Promptens mall',
  templateHelp:
    'Filen säger den inte. Skriv den som den var i träningen; det sista fältet är svaret, och de virtuella token fördelas på platserna.',
  templateTold: 'Som filen säger.',
  labels: 'Etiketter, en per rad',
  labelsHelp: 'Som svaren skrivs i data. Utan några svarar modellen fritt.',
  isSameBase: (base) => `De här promptarna lärdes in genom ${base}`,
  sameBaseHelp: (width, told) =>
    told === undefined
      ? `Filen säger inte genom vilken modell. Dess rader är ${width} tal breda, som den här modellens; genom en annan modell betyder de inget.`
      : `Filen nämner ${quoted(told)}. Dess rader är ${width} tal breda, som den här modellens; genom en annan modell betyder de inget.`,
  noBase: 'Basmodellen är inte inläst; läs in den först.',
  noneTaken: 'Ingen prompt ska tas med.',
  hasFaults: 'Något ovan måste rättas först.',
  sayBase: 'Säg först att promptarna lärdes in genom den här modellen.',
  next: 'Gå vidare',
};
