import type { DataReport } from '../prompt/deskReport';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { templateFieldNames } from '../prompt/templateSyntax';
import { partsOf, partsText, textOf, withText } from '../prompt/templateText';
import { isUntouchedDefault, makeDefaultTemplate } from './defaultTemplate';

/**
 * Templates for rows that were just read. Without any, a default one is made; one that is still as it was made, but for
 * other columns or another task, is made anew. What the user wrote stays. The same list when nothing changes.
 */
export function followColumns(
  templates: readonly TaskTemplate[],
  report: DataReport,
): readonly TaskTemplate[] {
  const [only, ...others] = templates;
  if (report.rows === 0) return templates;
  if (only === undefined) return [makeDefaultTemplate(report)];
  const isForOthers = others.length === 0 && !fits(only, report) && isUntouchedDefault(only);
  return isForOthers ? [makeDefaultTemplate(report)] : templates;
}

function fits({ promptTemplate, taskname }: TaskTemplate, { fieldNames, tasknames }: DataReport): boolean {
  const isNameless = tasknames.every((each) => each.taskname === undefined);
  return (
    (isNameless || tasknames.some((each) => each.taskname === taskname)) &&
    templateFieldNames(promptTemplate).every((name) => fieldNames.includes(name))
  );
}

/** Templates whose field follows a column to its new name, when the column has no longer the old one. */
export function followRename(
  templates: readonly TaskTemplate[],
  from: string,
  to: string,
  { fieldNames }: DataReport,
): readonly TaskTemplate[] {
  const isGone = !fieldNames.includes(from) && fieldNames.includes(to);
  const uses = ({ promptTemplate }: TaskTemplate): boolean =>
    templateFieldNames(promptTemplate).includes(from);
  if (!isGone || !templates.some(uses)) return templates;
  return templates.map((template) => renameField(template, from, to));
}

function renameField(template: TaskTemplate, from: string, to: string): TaskTemplate {
  const parts = partsOf(textOf(template), 0).map((part) =>
    part.kind === 'field' && part.name === from ? { ...part, name: to } : part,
  );
  const renamed = (name: string | undefined): string | undefined => (name === from ? to : name);
  return {
    ...withText(template, partsText(parts)),
    answerField: renamed(template.answerField),
    truncateField: renamed(template.truncateField),
  };
}
