import { counted, listed } from '../../words/en/format';

export const importText = {
  title: 'Import NeMo configuration',
  reading: 'Reading…',
  found: (tasks: number, format: 'json' | 'python' | 'yaml') =>
    `${counted(tasks, 'task')} found, written as ${{ json: 'JSON', python: 'Python', yaml: 'YAML' }[format]}.`,
  notConfig: 'No task template could be read from this text.',
  notConfigHint: 'It can still be pasted as plain text.',
  pick: 'Task to import',
  key: 'Key',
  before: 'Here now',
  after: 'After the import',
  unchanged: 'unchanged',
  notGiven: 'not in the file, filled in',
  unknown: (keys: readonly string[]) =>
    `Not used here, but kept and written out again: ${listed(keys.map((key) => `“${key}”`))}.`,
  replace: 'Replace this task',
  add: 'Add as a task',
  addAll: (tasks: number) => `Add all ${counted(tasks, 'task')}`,
  plain: 'Paste as plain text',
  cancel: 'Cancel',
  pasteTitle: 'Import NeMo configuration',
  pasteLabel: 'Configuration, as JSON, YAML or Python',
  read: 'Read it',
  nothingToRead: 'Put some text in first.',
};
