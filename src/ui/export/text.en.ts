import { projectText } from './projectText.en';

export const exportText = {
  project: projectText,
  title: 'Export',
  lead: 'The prompt table: what was learned, as one small file. It works with the same frozen model, here and on the command line.',
  table: 'Prompt table',
  tableLead: 'One learned prompt per task, looked up by taskname.',
  empty: 'There is no prompt in the table yet.',
  emptyHint: 'Train one, or open a table that you saved before.',
  goToTrain: 'Go to Train',
  goToExamples: 'Choose an example',
  safetensorsNote: 'The learned numbers as they are, with templates, labels and settings. Opens here again.',
  jsonNote: 'The same content as text: larger, and easy to read with any program.',
  elsewhere: 'Use it outside this page',
  elsewhereLead:
    'The studio’s command line answers new rows with this table. It writes one answer per line, with the score of every label:',
  command: 'npm run predict -- --table prompt_table.safetensors --data new.jsonl --out answers.jsonl',
  safetensors: 'Download prompt_table.safetensors',
  json: 'Download as JSON',
  base: 'Base model',
  fingerprint: 'Fingerprint',
};
