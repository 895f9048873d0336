import { own } from '../base/own';
import { checkTemplates } from '../prompt/checkTemplate';
import type { TemplateProblem } from '../prompt/templateProblem';
import type { StudioState } from './state';

/** Everything wrong with the templates beside data, base and settings. A pure function of the state. */
export function templateProblemsOf(
  state: Pick<StudioState, 'templates' | 'data' | 'settings' | 'model'>,
): readonly TemplateProblem[] {
  const { templates, data, settings, model } = state;
  const report = data.train.kind === 'ready' && data.train.report.rows > 0 ? data.train.report : undefined;
  const positions = model.base?.report.positions;
  const limits = [settings.maxSequenceLength, positions].filter((limit) => limit !== undefined);
  const tasknames = report?.tasknames.flatMap(({ taskname }) => (taskname === undefined ? [] : [taskname]));
  return checkTemplates(templates.list, ({ answerField }) => ({
    columns: report?.fieldNames,
    tasknames,
    labels:
      answerField === undefined || report === undefined
        ? undefined
        : own(report.values, answerField)?.map(({ value }) => value),
    maxSequenceLength: limits.length === 0 ? undefined : Math.min(...limits),
  }));
}
