import type { MeasuringObstacle } from '../../studio/measuring';
import { counted, whole } from '../../words/en/format';

export const gridText = {
  title: 'Learned step by step',
  lead: 'One row per addition, one column per task: how many of its own held-out rows each prompt answered right after that step, and whether its numbers were still the same.',
  emptyTitle: 'A table never forgets',
  empty:
    'Every task has rows of its own, looked up by taskname, and the model is frozen: there is nothing that a later task could overwrite. With the first prompt learned here, this grid begins to show it.',
  region: 'Learning steps and tasks',
  step: 'Step',
  stepName: (step: number) => `Step ${whole(step)}`,
  learned: 'Learned',
  when: (date: string, time: string) => `${date}, ${time}`,
  average: 'Average',
  forgetting: 'Forgetting',
  explain:
    'Average: the mean accuracy of the tasks in the table after a step. Forgetting: how far earlier tasks have fallen below their best accuracy, in percentage points on average (Chaudhry et al. 2018); 0 means that nothing was lost.',
  accuracyOn: (accuracy: string, rows: number) => `${accuracy} of ${counted(rows, 'row')}`,
  notMeasured: 'not measured',
  absent: 'not in the table',
  learnedHere: 'learned here',
  unchanged: 'unchanged, bit for bit',
  arrived: 'taken in before this step',
  otherVersion: (version: number) => `version ${whole(version)} in use`,
  changed: 'other numbers than before',
  isChanged: 'The numbers of a prompt are not those of the step before.',
  isChangedHint:
    'That never happens by learning: the file was changed by another program. An earlier copy may still have the old numbers.',
  digest: (digest: string) => `SHA-256 ${digest}…`,
  meanOf: (mean: string, tasks: number) => `${mean} (${counted(tasks, 'task')})`,
  noFigure: 'not known',
  verdict: (steps: number) =>
    `After ${counted(steps, 'further step')}, every earlier prompt is still the same, bit for bit.`,
  asList: 'Show as list',
  measure: 'Measure again',
  measuring: (done: string, total: string) => `Measuring: ${done} of ${total} rows`,
  cancel: 'Cancel',
  obstacles: {
    'nothing-learned': 'Nothing was learned here yet.',
    'no-base': 'Measuring needs the base model; it is not loaded.',
    'run-active': 'A run is going on; measure when it has ended.',
    'no-rows': 'No held-out rows are kept for the prompts of the last step.',
  } satisfies Record<MeasuringObstacle, string>,
};
