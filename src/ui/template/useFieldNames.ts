import type { TaskTemplate } from '../../prompt/taskTemplate';
import { templateFieldNames } from '../../prompt/templateSyntax';
import { useStudioState } from '../studioContext';

/** Columns of the data, or the template's own fields while there are none; then names that only a role has. */
export function useFieldNames(template: TaskTemplate): readonly string[] {
  const columns = useStudioState(({ data }) =>
    data.train.kind === 'ready' ? data.train.report.fieldNames : undefined,
  );
  const chosen = [template.answerField, template.truncateField].filter((name) => name !== undefined);
  return [...new Set([...(columns ?? templateFieldNames(template.promptTemplate)), ...chosen])];
}
