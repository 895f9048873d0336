import type { Contestant, Normalisation } from '../../run/judging/types';
import type { RowsOrigin } from '../../studio/evaluateState';
import { counted, whole } from '../../words/en/format';

const rows = (count: number): string => counted(count, 'row');

/** Who answers, as a name. */
export function contestantName(contestant: Contestant): string {
  switch (contestant.kind) {
    case 'tuned':
      return 'Learned prompt';
    case 'majority':
      return 'Always the commonest label';
    case 'untuned':
      if (contestant.shots === 0) return 'Untuned, no example (zero-shot)';
      return contestant.shots === 1
        ? 'Untuned, after 1 example (one-shot)'
        : `Untuned, after ${whole(contestant.shots)} examples`;
  }
}

/** What to compare, on which rows, and how. */
export const evaluateText = {
  title: 'Evaluate',
  lead: 'How good are the answers? The learned prompts beside the untuned model and the simplest guess, on the same rows.',
  noTasks: {
    what: 'There is no task with answers to compare yet.',
    hint: 'Choose an example, or open labelled rows of your own and make a template with an answer.',
  },
  goToExamples: 'Choose an example',
  goToData: 'Open your own data',
  goToTrain: 'Go to Train',
  goToTemplate: 'Go to Template',
  nothingLearned: {
    what: 'Nothing is learned for this choice yet.',
    hint: 'The untuned model and the commonest label can be compared already; after a training the learned prompt stands beside them.',
  },
  setup: 'What to compare',
  task: 'Task',
  allTasks: 'All learned tasks',
  allTemplates: 'All tasks',
  notLearned: (taskname: string) => `${taskname} (not learned yet)`,
  rowsFrom: 'Rows to judge on',
  noRowsYet: 'none yet',
  origins: {
    'last-run': 'Kept apart by the last run',
    kept: 'Kept apart when each prompt was learned',
    test: 'The test file',
    validation: 'The validation file',
    planned: 'What a run would keep apart',
    file: 'A file opened here',
  } satisfies Record<RowsOrigin, string>,
  originNamed: (origin: string, fileName: string) => `${origin}: ${fileName}`,
  noOrigin: {
    what: 'There are no rows to judge on yet.',
    hint: 'Open labelled rows under Data, or here for judging only. A run keeps some of its rows apart for this by itself.',
  },
  openFile: 'Open labelled rows',
  dropHere: 'or drop a file here',
  mostRows: 'Most rows per task',
  mostRowsHelp: 'Of more rows, every label keeps its share.',
  contestants: 'Who answers',
  tuned: 'The learned prompts',
  zeroShot: 'The untuned model, no example (zero-shot)',
  oneShot: 'The untuned model after one solved example (one-shot)',
  manyShot: 'The untuned model after several solved examples',
  shots: 'Solved examples',
  shotsHelp: 'As many of them as fit are read before the row.',
  majority: 'Always the commonest label',
  needsPrompt: 'The learned prompts take part once every chosen task has one.',
  needsExamples:
    'One-shot, more examples and the commonest label need solved rows: open training data under Data.',
  normalisation: 'Labels are compared by',
  normalisations: {
    token: 'log-probability per token',
    sum: 'summed log-probability',
    character: 'log-probability per character',
  } satisfies Record<Normalisation, string>,
  normalisationHelp: 'A long label has more to get right; dividing makes labels of any length comparable.',
  withText: 'Also let it write freely',
  withTextHelp: 'For the exact match of what it writes. Takes longer.',
  seed: 'Seed',
  seedHelp: 'Draws the rows and the examples.',
  more: 'How it is measured',
  start: 'Compare',
  again: 'Compare again',
  cancel: 'Cancel',
  noModel: 'Comparing needs a loaded model.',
  openModel: 'Open model and engine',
  noOriginShort: 'There are no rows to judge on yet.',
  nobody: 'Nobody is chosen to answer.',
  busy: 'The comparison is going on; cancel it first.',
  training: 'A run is going on; it ends first.',
  reading: 'Reading the rows…',
  running: (name: string, done: string, total: string) => `${name}: ${done} of ${total} answers`,
  noRows: (read: number) => ({
    what:
      read === 0
        ? 'There were no rows in this choice.'
        : `None of the ${rows(read)} belongs to a chosen task and has an answer.`,
    hint: 'A row counts when it names the task under taskname (or there is only one) and its answer field is filled in.',
  }),
};
