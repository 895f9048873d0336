import type { Separator } from '../../data/readSeparated';
import type { DataFormat } from '../../data/recordReader';
import type { Severity } from '../../data/severity';
import type { DataChange, PartName } from '../../studio/state';
import { counted, whole } from '../../words/en/format';
import type { ColumnRole } from './columnRoles';
import { offerText, repairSentence } from './repairText.en';

export const dataText = {
  title: 'Data',
  lead: 'Labelled rows: JSON Lines, a JSON list or CSV. Every line is checked; good lines stay usable whatever is wrong with the others.',
  parts: {
    train: { title: 'Training rows', short: 'Training rows', lead: 'What the virtual tokens learn from.' },
    validation: {
      title: 'Validation rows (optional)',
      short: 'Validation rows',
      lead: 'Watched during training to find the best step. Without a file, a share of the training rows is set aside.',
    },
    test: {
      title: 'Test rows (optional)',
      short: 'Test rows',
      lead: 'Judged once at the end. Without a file, a share of the training rows is set aside.',
    },
  } satisfies Record<PartName, { title: string; short: string; lead: string }>,
  optional: 'Validation and test files',
  drop: (part: string) => `Drop a file here: ${part.toLowerCase()}`,
  dropHere: 'Drop your file here',
  dropHint: 'JSON Lines, a JSON list, CSV or TSV: what it is, its content says. Nothing leaves this browser.',
  dropNow: 'Let go, and the file is read as training rows',
  replaceHint: 'Drop or paste another file anywhere on this screen.',
  formatTitle: 'What a file looks like',
  formatLead: 'One JSON object per line; every row names the same fields.',
  useExample: 'Read this example',
  samplesTitle: 'Or look at a sample',
  sampleFacts: (rows: number, labels: number) => `${counted(rows, 'row')}, ${counted(labels, 'label')}`,
  pick: 'Pick a file',
  paste: 'Paste rows',
  pasteLabel: 'Rows to read, one JSON object per line',
  pasteRead: 'Read these rows',
  pasteCancel: 'Close',
  pastedName: 'pasted rows',
  example:
    '{"text": "The tram was late again.", "label": "negative"}\n{"text": "Best coffee in town.", "label": "positive"}',
  loadExample: 'Fill in an example',
  remove: 'Remove',
  cancel: 'Cancel',
  reading: (name: string, read: string, total: string) => `Reading ${name}: ${read} of ${total}`,
  summary: (rows: number, errors: number) =>
    errors === 0
      ? `${counted(rows, 'row')} ready, nothing to mend`
      : `${counted(rows, 'row')} ready, ${whole(errors)} ${errors === 1 ? 'needs' : 'need'} attention`,
  shapes: {
    'json-lines': '',
    'json-list': 'read as a JSON list',
    'pretty-printed': 'read as JSON over several lines',
    'separated-values': 'read as a table',
  } satisfies Record<DataFormat, string>,
  separated: {
    comma: 'read as CSV with commas',
    semicolon: 'read as CSV with semicolons',
    tab: 'read as a table with tabs',
  } satisfies Record<Separator, string>,
  leftOut: (records: number) => `${counted(records, 'line')} left out by you`,
  mending: 'applying the change…',
  checking: 'checking against the templates…',
  meter: {
    ready: (rows: number) => `${whole(rows)} ready`,
    faulty: (rows: number) => `${whole(rows)} cannot be used yet`,
    leftOut: (rows: number) => `${whole(rows)} left out`,
  },
  noRows: 'No usable rows yet.',
  noRowsHint: 'Look at the problems below: each says where it is and what to do.',
  nothing: 'There are no rows in it.',
  nothingHint: 'Choose another file, or paste rows: one JSON object per line.',
  allLeftOut: 'All rows are left out.',
  allLeftOutHint: (changes: string) => `Bring some back under “${changes}”, or choose another file.`,
  from: (name: string, lines: number, size: string) => `${name} · ${counted(lines, 'line')} · ${size}`,
  problems: {
    train: 'Problems',
    validation: 'Problems of the validation rows',
    test: 'Problems of the test rows',
  } satisfies Record<PartName, string>,
  problemsLead: 'Mend by pressing. Your file is never changed: the changes are kept beside it.',
  allGood: 'Nothing left to mend.',
  allGoodHint: 'Every row that is in can be used. What you changed is listed below.',
  showMore: 'Show more',
  showRow: 'Show the row',
  offerOf: (offer: string, kind: string) => `${offer}: ${kind}`,
  severities: {
    error: 'Costs rows',
    warning: 'Worth a look',
    note: 'For your information',
  } satisfies Record<Severity, string>,
  group: (name: string, count: string) => `${name} (${count})`,
  saveReport: 'Download a report',
  reportName: 'problems.csv',
  kind: 'Kind',
  textAround: 'Text',
  what: 'Problem',
  hint: 'What to do',
  offer: offerText,
  offerAt: (offer: string, line: number) => `${offer}, line ${whole(line)}`,
  looking: 'Looking…',
  proposal: (changed: number, leftOut: number) =>
    leftOut === 0
      ? `This changes ${counted(changed, 'line')}.`
      : leftOut === changed
        ? `This leaves out ${counted(leftOut, 'line')}.`
        : `This changes ${counted(changed, 'line')}; ${whole(leftOut)} of them are left out.`,
  apply: 'Apply',
  changesTable: 'The first changes, line by line',
  before: 'Before',
  after: 'After',
  isLeftOut: 'left out',
  editLine: (line: number) => `Line ${whole(line)} of the file`,
  saveLine: 'Save this line',
  lineIsGood: 'This line is good now.',
  changes: {
    train: 'Changes made',
    validation: 'Changes made to the validation rows',
    test: 'Changes made to the test rows',
  } satisfies Record<PartName, string>,
  changesLead: (count: number) =>
    count === 0
      ? 'All changes are undone; they can be done again.'
      : `${counted(count, 'change')}; the file itself stays as it is.`,
  changesList: 'All changes',
  undo: 'Undo',
  redo: 'Redo',
  nothingToUndo: 'There is no change to undo.',
  nothingToRedo: 'No change was undone.',
  changed: (how: DataChange['how'], change: string) =>
    how === 'undone' || how === 'taken-back' ? `Taken back: ${change}.` : `${change}.`,
  rowsChanged: (before: number, after: number) =>
    after === before
      ? 'As many rows as before.'
      : after > before
        ? `${counted(after - before, 'row')} more.`
        : `${counted(before - after, 'row')} fewer.`,
  close: 'Close',
  takeBack: 'Take back',
  takeBackThis: (change: string) => `Take back: ${change}`,
  nothingToSave: 'There is no row to save.',
  saveClean: 'Save cleaned data as JSONL',
  repairSentence,

  showing: (shown: number, all: number) => `Showing ${whole(shown)} of ${whole(all)}`,
  line: 'Line',
  column: 'Column',
  rows: 'Rows',
  rowsTable: 'Table of all rows',
  rowsLead: (rows: number) => `${counted(rows, 'usable row')}, with their line in the file.`,
  jumpLine: 'Line',
  jump: 'Go to line',
  nextProblem: 'Next row with a problem',
  hasProblem: 'has a problem',
  rowAt: (line: number) => `Row on line ${whole(line)}`,
  openRow: 'Press a line number to see the whole row and to edit it.',
  columns: 'Columns',
  columnsLead: 'What each column is for. Text and answer change the template, the others the data.',
  columnRole: (name: string) => `Column “${name}”`,
  roles: {
    text: 'Text of the template',
    answer: 'The answer to learn',
    unused: 'Not used',
    taskname: 'Names the task (taskname)',
    dropped: 'Left out of the data',
  } satisfies Record<ColumnRole, string>,
  trim: 'Remove the spaces around the name',
  changedColumns: 'Changed or left out',
  emptySample: 'empty',
  lengths: 'Length of the rows',
  lengthsLead: (longest: number, maximum: number) =>
    `In tokens, virtual tokens included. The longest row has ${counted(longest, 'token')}; the model reads up to ${whole(maximum)}.`,
  lengthsFate: (cut: number, out: number) =>
    cut === 0 && out === 0
      ? 'Every row fits.'
      : `${counted(cut, 'row')} will be cut to fit, ${counted(out, 'row')} left out.`,
  lengthsSoFar: (given: number, rows: number) => `${whole(given)} of ${counted(rows, 'row')} counted so far.`,
  limit: (tokens: number) => `limit ${whole(tokens)}`,
  asTable: 'Show as table',
  tokens: 'Tokens',
  rowsHead: 'Rows',
  part: 'Part',
  seed: 'Seed',
  rules: 'Everything that is checked',
  rulesLead:
    'A file is read line by line; these are all the things the studio looks for, each with what it says about an example.',
  openRules: 'See everything that is checked',
  balance: 'Label balance',
  balanceLead: (field: string) => `Values of “${field}” and how many rows have them.`,
  balanceOf: (taskname: string) => `Task “${taskname}”`,
  merge: (usual: string) => `Merge into “${usual}”`,
  split: 'How the rows are split',
  splitNote:
    'Shares keep the balance of labels, and the same text never lands in two parts. The seed decides who goes where.',
  share: { validation: 'Share for validation', test: 'Share for test' },
  taskname: 'taskname',
};
