import { assertUnreachable } from '../../base/assert';
import type { TableDeed } from '../../studio/tableState';
import { quoted } from '../../words/quoted';
import { counted, listed, whole } from '../../words/sv/format';
import type { tableText as english } from './text.en';

export const tableText: typeof english = {
  title: 'Tabell',
  lead: 'En liten prompt per uppgift, alla för samma frysta modell. Att lära in en ny rör aldrig de andra.',
  empty: 'Det finns ingen prompt i tabellen än.',
  emptyHint: 'Träna en, eller hämta tillbaka en tabell som du sparat tidigare.',
  goToTrain: 'Gå till Träna',
  goToExport: 'Hämta tillbaka en tabell',
  base: (name, fingerprint) => `För ${name}, fingeravtryck ${fingerprint}`,
  otherTables: (names) =>
    `Promptar för andra basmodeller är också kvar och kommer tillbaka med sin modell: ${listed(names)}.`,
  undo: 'Ångra',
  redo: 'Gör om',
  close: 'Stäng',
  nothingToUndo: 'Det finns ingen ändring av tabellen att ångra.',
  nothingToRedo: 'Ingen ändring av tabellen har ångrats.',
  changed: (how, deed) => {
    const said = deedSentence(deed);
    return how === 'made' ? said : how === 'undone' ? `Ångrat: ${said}` : `Gjort om: ${said}`;
  },
  prompts: 'Promptar i bruk',
  promptsLead: 'Slås upp med taskname. Versioner som var i bruk tidigare ligger kvar under.',
  version: (version) => `version ${whole(version)}`,
  versionTitle: (version) => `Version ${whole(version)}`,
  renameThis: (taskname) => `Byt namn på ${taskname}`,
  newName: 'Nytt taskname',
  duplicate: 'Duplicera',
  duplicateThis: (taskname) => `Duplicera ${taskname}`,
  retrain: 'Träna om',
  retrainThis: (taskname) => `Träna om ${taskname}`,
  retrainBusy: 'En körning pågår; den ska sluta först.',
  remove: 'Ta bort',
  removeThis: (taskname) => `Ta bort ${taskname}`,
  earlier: (count) => counted(count, 'tidigare version', 'tidigare versioner'),
  useVersion: 'Använd den här versionen',
  useThisVersion: (taskname, version) => `Använd version ${whole(version)} av ${taskname}`,
  removeThisVersion: (taskname, version) => `Ta bort version ${whole(version)} av ${taskname}`,
  virtualTokens: 'Virtuella token',
  sizeOf: (tokens, width) => `${tokens} × ${width} tal`,
  template: 'Mall',
  labels: 'Etiketter',
  aliases: 'Räknas som',
  alias: (from, to) => `${from} → ${to}`,
  learned: 'Inlärd',
  learnedAt: (date, time) => `${date} ${time}`,
  fromElsewhere: 'före den här tabellen, eller någon annanstans',
  encoder: 'Promptkodare',
  encoderUnknown: 'inte känd',
  validationLoss: 'Bästa valideringsförlust',
  accuracy: 'Träffsäkerhet',
  accuracyOf: (accuracy, majority) =>
    majority === undefined ? accuracy : `${accuracy} (alltid vanligaste etiketten: ${majority})`,
  macroF1: 'Makro-F1',
  unknown: 'inte mätt',
  anyText: 'svarar fritt',
};

function deedSentence(deed: TableDeed): string {
  switch (deed.kind) {
    case 'learned':
      return `Lärde in ${quotedNames(deed.tasknames)}.`;
    case 'merged':
      return `Tog in ${quotedNames(deed.tasknames)}.`;
    case 'renamed':
      return `${quoted(deed.taskname)} heter nu ${quoted(deed.to)}.`;
    case 'duplicated':
      return `${quoted(deed.to)} är en kopia av ${quoted(deed.taskname)}.`;
    case 'removed':
      return `Tog bort ${quoted(deed.taskname)} med alla versioner.`;
    case 'aliases-set':
      return `Ändrade vad svar för ${quoted(deed.taskname)} räknas som.`;
    case 'version-removed':
      return `Tog bort version ${whole(deed.version)} av ${quoted(deed.taskname)}.`;
    case 'version-used':
      return `Version ${whole(deed.version)} av ${quoted(deed.taskname)} är i bruk.`;
    default:
      return assertUnreachable(deed);
  }
}

const quotedNames = (names: readonly string[]): string => listed(names.map((name) => quoted(name)));
