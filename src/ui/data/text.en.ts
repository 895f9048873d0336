import type { PartName } from '../../studio/state';
import { counted, whole } from '../../words/en/format';

export const dataText = {
  title: 'Data',
  lead: 'Labelled rows, one JSON object per line. Every line is checked; good lines stay usable whatever is wrong with the others.',
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
  drop: (part: string) => `Drop a .jsonl file for ${part}`,
  or: 'or',
  pick: 'Pick a file',
  paste: 'Paste rows',
  pasteLabel: 'Rows to read, one JSON object per line',
  pasteRead: 'Read these rows',
  pasteCancel: 'Close',
  pastedName: 'pasted rows',
  example:
    '{"text": "The tram was late again.", "label": "negative"}\n{"text": "Best coffee in town.", "label": "positive"}',
  loadExample: 'Fill in an example',
  replace: 'Replace',
  remove: 'Remove',
  cancel: 'Cancel',
  reading: (name: string, read: string, total: string) => `Reading ${name}: ${read} of ${total}`,
  summary: (rows: number, problems: number) =>
    problems === 0
      ? `${counted(rows, 'row')} ready, nothing to mend`
      : `${counted(rows, 'row')} ready, ${counted(problems, 'problem')} found`,
  noRows: 'No usable rows yet.',
  noRowsHint: 'Look at the problems below: each says where it is and what to do.',
  from: (name: string, lines: number, size: string) => `${name} · ${counted(lines, 'line')} · ${size}`,
  problems: 'Problems',
  problemsLead: 'Lines with a problem are left out or marked; nothing is changed in your file.',
  showing: (shown: number, all: number) => `Showing ${whole(shown)} of ${whole(all)}`,
  line: 'Line',
  column: 'Column',
  rows: 'First rows',
  rowsTable: 'Table of the first rows',
  rowsLead: (shown: number, all: number) => `Showing ${whole(shown)} of ${whole(all)}.`,
  balance: 'Label balance',
  balanceLead: (field: string) => `Values of “${field}” and how many rows have them.`,
  split: 'How the rows are split',
  splitFiles: 'Given files are used as they are.',
  splitNote:
    'Shares keep the balance of labels, and the same text never lands in two parts. The seed decides who goes where.',
  share: { validation: 'Share for validation', test: 'Share for test' },
  taskname: 'taskname',
  rowCount: (rows: number) => counted(rows, 'row'),
  next: 'Next: look at the template',
};
