import { assertUnreachable } from '../../base/assert';
import type { TableDeed } from '../../studio/tableState';
import { counted, listed, whole } from '../../words/en/format';
import { quoted } from '../../words/quoted';

export const tableText = {
  title: 'Table',
  lead: 'One small prompt per task, all for the same frozen model. Learning a new one never touches the others.',
  empty: 'There is no prompt in the table yet.',
  emptyHint: 'Train one, or bring a table that you saved before.',
  goToTrain: 'Go to Train',
  goToExport: 'Bring a table back',
  base: (name: string, fingerprint: string) => `For ${name}, fingerprint ${fingerprint}`,
  otherTables: (names: readonly string[]) =>
    `Prompts of other base models are kept too and come back with their model: ${listed(names)}.`,
  undo: 'Undo',
  redo: 'Redo',
  close: 'Close',
  nothingToUndo: 'There is no change of the table to undo.',
  nothingToRedo: 'No change of the table was undone.',
  changed: (how: 'made' | 'undone' | 'redone', deed: TableDeed) => {
    const said = deedSentence(deed);
    return how === 'made' ? said : how === 'undone' ? `Undone: ${said}` : `Done again: ${said}`;
  },
  prompts: 'Prompts in use',
  promptsLead: 'Looked up by taskname. Versions that were in use before are kept beneath.',
  version: (version: number) => `version ${whole(version)}`,
  versionTitle: (version: number) => `Version ${whole(version)}`,
  renameThis: (taskname: string) => `Rename ${taskname}`,
  newName: 'New taskname',
  duplicate: 'Duplicate',
  duplicateThis: (taskname: string) => `Duplicate ${taskname}`,
  retrain: 'Train again',
  retrainThis: (taskname: string) => `Train ${taskname} again`,
  retrainBusy: 'A run is going on; it ends first.',
  remove: 'Remove',
  removeThis: (taskname: string) => `Remove ${taskname}`,
  earlier: (count: number) => `${counted(count, 'earlier version')}`,
  useVersion: 'Use this version',
  useThisVersion: (taskname: string, version: number) => `Use version ${whole(version)} of ${taskname}`,
  removeThisVersion: (taskname: string, version: number) => `Remove version ${whole(version)} of ${taskname}`,
  virtualTokens: 'Virtual tokens',
  sizeOf: (tokens: string, width: string) => `${tokens} × ${width} numbers`,
  template: 'Template',
  labels: 'Labels',
  aliases: 'Counted as',
  alias: (from: string, to: string) => `${from} → ${to}`,
  learned: 'Learned',
  learnedAt: (date: string, time: string) => `${date}, ${time}`,
  fromElsewhere: 'before this table, or elsewhere',
  encoder: 'Prompt encoder',
  encoderUnknown: 'not known',
  validationLoss: 'Best validation loss',
  accuracy: 'Accuracy',
  accuracyOf: (accuracy: string, majority: string | undefined) =>
    majority === undefined ? accuracy : `${accuracy} (always the commonest label: ${majority})`,
  macroF1: 'Macro-F1',
  unknown: 'not measured',
  anyText: 'answers freely',
};

function deedSentence(deed: TableDeed): string {
  switch (deed.kind) {
    case 'learned':
      return `Learned ${quotedNames(deed.tasknames)}.`;
    case 'merged':
      return `Took in ${quotedNames(deed.tasknames)}.`;
    case 'renamed':
      return `${quoted(deed.taskname)} is now called ${quoted(deed.to)}.`;
    case 'duplicated':
      return `${quoted(deed.to)} is a copy of ${quoted(deed.taskname)}.`;
    case 'removed':
      return `Removed ${quoted(deed.taskname)} with all its versions.`;
    case 'aliases-set':
      return `Changed what answers of ${quoted(deed.taskname)} count as.`;
    case 'version-removed':
      return `Removed version ${whole(deed.version)} of ${quoted(deed.taskname)}.`;
    case 'version-used':
      return `Version ${whole(deed.version)} of ${quoted(deed.taskname)} is in use.`;
    default:
      return assertUnreachable(deed);
  }
}

const quotedNames = (names: readonly string[]): string => listed(names.map((name) => quoted(name)));
