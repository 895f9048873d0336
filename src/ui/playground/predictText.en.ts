import { counted, whole } from '../../words/en/format';

/** Answering the rows of a file. */
export const predictText = {
  title: 'Answer a whole file',
  lead: 'Every row is answered with the learned prompt of its task. Nothing leaves this browser.',
  task: 'Which prompt answers',
  taskHelp:
    'A row names its task under taskname. With one task chosen, rows without a name go to it and rows of other tasks are left out.',
  byRow: 'The one that each row names',
  open: 'Open rows to answer',
  drop: 'or drop a file here: JSON Lines, JSON or CSV',
  clear: 'Put the file away',
  start: 'Answer the rows',
  again: 'Answer from the start',
  resume: 'Go on',
  cancel: 'Stop',
  save: 'Download the answers',
  noFile: 'Open a file of rows first.',
  noModel: 'Answering needs a loaded model.',
  training: 'A run is going on; it ends first.',
  busy: 'The rows are being answered; stop that first.',
  otherBase: (name: string) => `It was begun with the base ${name}; load that to go on.`,
  reading: 'Reading the file…',
  progress: (done: string, total: string) => `${done} of ${total} rows`,
  answered: (rows: number, total: number, reasons: string) =>
    `${whole(rows)} of ${counted(total, 'row')} answered${reasons}.`,
  leftOut: 'A row that is left out stands in the file too, with its reason.',
  cut: (rows: number) =>
    `${counted(rows, 'row')} had to be cut to fit and ${rows === 1 ? 'is' : 'are'} marked.`,
  faulty: (records: number) =>
    `${counted(records, 'record')} of the file ${records === 1 ? 'is' : 'are'} no row: open the file under Data to mend ${records === 1 ? 'it' : 'them'}.`,
  first: 'The first answers',
  line: 'Line',
  taskOfRow: 'Task',
  answer: 'Answer',
};
