import type { Example } from '../data/dataset';
import { stratifiedSubset } from '../data/stratifiedSubset';
import { answerOf, taskOf } from '../data/taskFields';
import { taskFieldsOf } from '../prompt/taskFields';
import type { TaskTemplate } from '../prompt/taskTemplate';
import type { RunData } from './encodeRun';

/** Held-out rows of one task that leave a run: enough to judge the task again later. */
export const mostHeldOutRows = 64;

/**
 * Rows of each task that training has not seen and that have an answer: those of validation, of test where there are
 * none; each with its taskname, at most `mostHeldOutRows` per task, every answer with its share.
 */
export function heldOutRows(data: RunData, templates: readonly TaskTemplate[]): readonly Example[] {
  const tasks = taskFieldsOf(templates);
  return tasks.flatMap((task) => {
    const own = (rows: readonly Example[]): readonly Example[] =>
      rows.filter(
        (row) => taskOf(row, tasks) === task && (task.answerField === undefined || answerOf(row, tasks)),
      );
    const validation = own(data.validation);
    const rows = validation.length > 0 ? validation : own(data.test);
    return stratifiedSubset(rows, tasks, mostHeldOutRows, 0).map((row) => ({
      ...row,
      taskname: task.taskname,
    }));
  });
}
