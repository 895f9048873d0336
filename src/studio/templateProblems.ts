import { own } from '../base/own';
import { checkTemplates, type RowFindings, type TemplateContext } from '../prompt/checkTemplate';
import type { TaskTemplate } from '../prompt/taskTemplate';
import type { TemplateProblem } from '../prompt/templateProblem';
import type { StudioState } from './state';
import { currentTable } from './tableSlice';
import { chosenTasks } from './taskChoice';

type Known = Pick<StudioState, 'templates' | 'data' | 'settings' | 'model' | 'table'>;

/**
 * Everything wrong with the templates beside data, base, settings and table. Only tasks that train together need equal
 * totals. A pure function of the state.
 */
export function templateProblemsOf(state: Known): readonly TemplateProblem[] {
  const isOfAll = ({ kind }: TemplateProblem): boolean => kind === 'unequal-totals';
  const each = checkTemplates(state.templates.list, (template) => templateContextOf(state, template));
  const together = checkTemplates(chosenTasks(state).templates);
  return [...each.filter((problem) => !isOfAll(problem)), ...together.filter(isOfAll)];
}

/** How many of them stop the next run: those of tasks that it leaves alone do not. */
export function blockingFaults(state: Known): number {
  const { leaveOut } = chosenTasks(state);
  return templateProblemsOf(state).filter(
    ({ severity, taskname }) => severity === 'error' && !leaveOut.includes(taskname),
  ).length;
}

/** What a template is checked against, and what its fixes may draw on. */
export function templateContextOf(state: Known, template: TaskTemplate): TemplateContext {
  const { templates, data, settings, model } = state;
  const { answerField } = template;
  const report = data.train.kind === 'ready' && data.train.report.rows > 0 ? data.train.report : undefined;
  const positions = model.base?.report.positions;
  const limits = [settings.maxSequenceLength, positions].filter((limit) => limit !== undefined);
  return {
    columns: report?.fieldNames,
    tasknames: report?.tasknames.flatMap(({ taskname }) => (taskname === undefined ? [] : [taskname])),
    labels:
      answerField === undefined || report === undefined
        ? undefined
        : own(report.values, answerField)?.map(({ value }) => value),
    maxSequenceLength: limits.length === 0 ? undefined : Math.min(...limits),
    rows: rowFindingsOf(state, template),
    otherTasknames: templates.list.flatMap((each) => (each === template ? [] : [each.taskname])),
    trained: trainedTemplateOf(state, template),
  };
}

/** What the desk has counted with the template that is shown, when it is done; nothing is known of the others. */
function rowFindingsOf({ templates, data }: Known, template: TaskTemplate): RowFindings | undefined {
  const { list, selected, preview } = templates;
  if (preview.kind !== 'ready' || list[selected] !== template) return undefined;
  const checked = data.train.kind === 'ready' ? data.train.checked : undefined;
  const { given, skipped } = preview.preview.counts;
  if (given < preview.preview.rows) return undefined;
  return {
    all: given,
    tooLong: skipped['too-long'] ?? 0,
    overflow: preview.preview.overflow,
    notText: skipped['not-text'] ?? 0,
    looksLikeTemplate: checked?.problemCounts['looks-like-template'] ?? 0,
  };
}

/** The template that the task's prompt in the table was trained with. */
export function trainedTemplateOf(
  state: Pick<StudioState, 'table' | 'model'>,
  { taskname }: TaskTemplate,
): TaskTemplate | undefined {
  return currentTable(state)?.prompts.find((prompt) => prompt.taskname === taskname)?.template;
}

/** What tells a problem from others of the same task, wherever it stands in the text or the task among the others. */
export function problemKey({ span: _, index: __, ...fault }: TemplateProblem): string {
  return JSON.stringify(fault);
}
