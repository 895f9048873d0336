import type { Contestant } from '../../run/judging/types';
import { rows, whole } from '../../words/sv/format';
import type { evaluateText as english } from './text.en';

export function contestantName(contestant: Contestant): string {
  switch (contestant.kind) {
    case 'tuned':
      return 'Inlärd prompt';
    case 'majority':
      return 'Alltid vanligaste etiketten';
    case 'untuned':
      if (contestant.shots === 0) return 'Otränad, inget exempel (zero-shot)';
      return contestant.shots === 1
        ? 'Otränad, efter 1 exempel (one-shot)'
        : `Otränad, efter ${whole(contestant.shots)} exempel`;
  }
}

export const evaluateText: typeof english = {
  title: 'Utvärdera',
  lead: 'Hur bra är svaren? De inlärda promptarna bredvid den otränade modellen och den enklaste gissningen, på samma rader.',
  noTasks: {
    what: 'Det finns ingen uppgift med svar att jämföra än.',
    hint: 'Välj ett exempel, eller öppna egna rader med etiketter och gör en mall med ett svar.',
  },
  goToExamples: 'Välj ett exempel',
  goToData: 'Öppna dina egna data',
  goToTrain: 'Gå till Träna',
  goToTemplate: 'Gå till Mall',
  nothingLearned: {
    what: 'Inget är inlärt för det här valet än.',
    hint: 'Den otränade modellen och den vanligaste etiketten kan jämföras redan nu; efter en träning står den inlärda prompten bredvid dem.',
  },
  setup: 'Vad som jämförs',
  task: 'Uppgift',
  allTasks: 'Alla inlärda uppgifter',
  allTemplates: 'Alla uppgifter',
  notLearned: (taskname) => `${taskname} (inte inlärd än)`,
  rowsFrom: 'Rader att bedöma på',
  noRowsYet: 'inga än',
  origins: {
    'last-run': 'Undanlagda av den senaste körningen',
    kept: 'Undanlagda när varje prompt lärdes in',
    test: 'Testfilen',
    validation: 'Valideringsfilen',
    planned: 'Det en körning skulle lägga undan',
    file: 'En fil som öppnas här',
  },
  originNamed: (origin, fileName) => `${origin}: ${fileName}`,
  noOrigin: {
    what: 'Det finns inga rader att bedöma på än.',
    hint: 'Öppna rader med etiketter under Data, eller här bara för att bedöma. En körning lägger själv undan några av sina rader för detta.',
  },
  openFile: 'Öppna rader med etiketter',
  dropHere: 'eller släpp en fil här',
  mostRows: 'Flest rader per uppgift',
  mostRowsHelp: 'Av fler rader behåller varje etikett sin andel.',
  contestants: 'Vem som svarar',
  tuned: 'De inlärda promptarna',
  zeroShot: 'Den otränade modellen, inget exempel (zero-shot)',
  oneShot: 'Den otränade modellen efter ett löst exempel (one-shot)',
  manyShot: 'Den otränade modellen efter flera lösta exempel',
  shots: 'Lösta exempel',
  shotsHelp: 'Så många av dem som får plats läses före raden.',
  majority: 'Alltid vanligaste etiketten',
  needsPrompt: 'De inlärda promptarna är med när varje vald uppgift har en.',
  needsExamples:
    'One-shot, fler exempel och den vanligaste etiketten kräver lösta rader: öppna träningsdata under Data.',
  normalisation: 'Etiketter jämförs efter',
  normalisations: {
    token: 'log-sannolikhet per token',
    sum: 'summerad log-sannolikhet',
    character: 'log-sannolikhet per tecken',
  },
  normalisationHelp:
    'En lång etikett har mer att få rätt; delningen gör etiketter av olika längd jämförbara.',
  withText: 'Låt den också skriva fritt',
  withTextHelp: 'För exakt överensstämmelse i det den skriver. Tar längre tid.',
  seed: 'Slumpfrö',
  seedHelp: 'Drar raderna och exemplen.',
  more: 'Hur det mäts',
  start: 'Jämför',
  again: 'Jämför igen',
  cancel: 'Avbryt',
  noModel: 'För att jämföra behövs en inläst modell.',
  openModel: 'Öppna modell och motor',
  noOriginShort: 'Det finns inga rader att bedöma på än.',
  nobody: 'Ingen är vald att svara.',
  busy: 'Jämförelsen pågår; avbryt den först.',
  training: 'En körning pågår; den ska bli klar först.',
  reading: 'Läser raderna…',
  running: (name, done, total) => `${name}: ${done} av ${total} svar`,
  noRows: (read) => ({
    what:
      read === 0
        ? 'Det fanns inga rader i det här valet.'
        : `Ingen av ${rows(read)} hör till en vald uppgift och har ett svar.`,
    hint: 'En rad räknas när den nämner uppgiften under taskname (eller det bara finns en) och dess svarsfält är ifyllt.',
  }),
};
