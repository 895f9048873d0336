import { counted, rows as rowsOf, whole } from '../../words/sv/format';
import type { gridText as english } from './gridText.en';

export const gridText: typeof english = {
  title: 'Inlärt steg för steg',
  lead: 'En rad per tillägg, en kolumn per uppgift: hur många av sina egna undanhållna rader varje prompt besvarade rätt efter steget, och om dess tal ännu var desamma.',
  emptyTitle: 'En tabell glömmer aldrig',
  empty:
    'Varje uppgift har egna rader som slås upp med taskname, och modellen är fryst: det finns inget som en senare uppgift kan skriva över. Med den första prompten som lärs in här börjar det här rutnätet visa det.',
  region: 'Inlärningssteg och uppgifter',
  step: 'Steg',
  stepName: (step) => `Steg ${whole(step)}`,
  learned: 'Inlärt',
  when: (date, time) => `${date} ${time}`,
  average: 'Medelvärde',
  forgetting: 'Glömska',
  explain:
    'Medelvärde: träffsäkerheten i medeltal för uppgifterna i tabellen efter ett steg. Glömska: hur långt tidigare uppgifter har fallit under sin bästa träffsäkerhet, i procentenheter i medeltal (Chaudhry m.fl. 2018); 0 betyder att inget gick förlorat.',
  accuracyOn: (accuracy, rows) => `${accuracy} av ${rowsOf(rows)}`,
  notMeasured: 'inte mätt',
  absent: 'inte i tabellen',
  learnedHere: 'lärdes in här',
  unchanged: 'oförändrad, bit för bit',
  arrived: 'togs in före steget',
  otherVersion: (version) => `version ${whole(version)} i bruk`,
  changed: 'andra tal än förut',
  isChanged: 'Talen i en prompt är inte de som fanns i steget före.',
  isChangedHint:
    'Det sker aldrig av inlärning: filen har ändrats av ett annat program. En tidigare kopia kan ha kvar de gamla talen.',
  digest: (digest) => `SHA-256 ${digest} …`,
  meanOf: (mean, tasks) => `${mean} (${counted(tasks, 'uppgift', 'uppgifter')})`,
  noFigure: 'inte känt',
  verdict: (steps) =>
    `Efter ytterligare ${counted(steps, 'steg', 'steg')} är varje tidigare prompt fortfarande densamma, bit för bit.`,
  asList: 'Visa som lista',
  measure: 'Mät igen',
  measuring: (done, total) => `Mäter: ${done} av ${total} rader`,
  cancel: 'Avbryt',
  obstacles: {
    'nothing-learned': 'Inget har lärts in här än.',
    'no-base': 'Mätningen behöver basmodellen; den är inte inläst.',
    'run-active': 'En körning pågår; mät när den har slutat.',
    'no-rows': 'Inga undanhållna rader finns kvar för promptarna i det sista steget.',
  },
};
