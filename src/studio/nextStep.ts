import { countBySeverity } from './foundProblems';
import type { Screen, StudioState } from './state';
import { currentTable } from './tableSlice';

/** Screens that can be the next step of the work. */
export type NextStep = Exclude<Screen, 'home' | 'evaluate' | 'table' | 'export'>;

/**
 * Where the work goes on: mend the data, write the template, train, or try what was learned.
 * `templateFaults` counts the checks that keep a run from starting.
 */
export function nextStep(
  state: Pick<StudioState, 'data' | 'templates' | 'run' | 'table' | 'model'>,
  templateFaults: number,
): NextStep {
  const { data, templates, run } = state;
  if (run.kind === 'active') return 'train';
  if (data.train.kind !== 'ready' || data.train.report.rows === 0) return 'data';
  const tasks = new Set(templates.list.map(({ taskname }) => taskname));
  const isLearned = currentTable(state)?.prompts.some(({ taskname }) => tasks.has(taskname)) ?? false;
  if (isLearned) return 'playground';
  if (countBySeverity(data.train.report).error > 0) return 'data';
  return templates.list.length === 0 || templateFaults > 0 ? 'template' : 'train';
}
