import type { TaskFields } from '../data/taskFields';
import type { TaskTemplate } from './taskTemplate';
import { templateFieldNames } from './templateSyntax';

/** What templates use of a row, for the checks and the split of `data`. */
export function taskFieldsOf(templates: readonly TaskTemplate[]): TaskFields[] {
  return templates.map(({ taskname, promptTemplate, answerField }) => ({
    taskname,
    fieldNames: templateFieldNames(promptTemplate),
    answerField,
  }));
}
