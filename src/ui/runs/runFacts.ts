import { bestOf, type RunRecord } from '../../run/runRecord';

export const virtualTokensOf = ({ templates }: RunRecord): number =>
  templates.reduce((sum, { totalVirtualTokens }) => sum + totalVirtualTokens, 0);

/** Steps done, and of how many as long as these are not all. */
export function stepsOf({ columns, plan, summary }: RunRecord): {
  readonly done: number;
  readonly planned: number | undefined;
} {
  const done = summary?.steps ?? columns.step.length;
  return { done, planned: plan === undefined || plan.totalSteps === done ? undefined : plan.totalSteps };
}

/** How far the best of a run lies above that of the pinned one; undefined where there is nothing to measure by. */
export function aboveBest(
  record: RunRecord,
  pinned: RunRecord | undefined,
  key: 'best' | 'accuracy',
): number | undefined {
  if (pinned === undefined || pinned.runId === record.runId) return undefined;
  const bestFigure = ({ validations }: RunRecord): number | undefined => {
    const { loss, accuracy } = bestOf(validations);
    return key === 'best' ? loss?.loss : accuracy?.judged?.accuracy;
  };
  const [mine, its] = [bestFigure(record), bestFigure(pinned)];
  return mine === undefined || its === undefined ? undefined : mine - its;
}
