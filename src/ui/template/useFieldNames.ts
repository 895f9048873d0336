import type { TaskTemplate } from '../../prompt/taskTemplate';
import { templateFieldNames } from '../../prompt/templateSyntax';
import { useStudioState } from '../studioContext';

const noNames: readonly string[] = [];

/** Columns of the data, then names that only the template has. */
export function useFieldNames(template: TaskTemplate): readonly string[] {
  const columns = useStudioState(({ data }) =>
    data.train.kind === 'ready' ? data.train.report.fieldNames : noNames,
  );
  const chosen = [template.answerField, template.truncateField].filter((name) => name !== undefined);
  return [...new Set([...columns, ...templateFieldNames(template.promptTemplate), ...chosen])];
}
