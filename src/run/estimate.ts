import type { RunRecord } from './runRecord';

/** How long a run would take, in seconds, as a span; `runId` names the earlier run that it was judged by. */
export interface RunEstimate {
  readonly runId: string;
  readonly steps: number;
  readonly least: number;
  readonly most: number;
}

/** What decides how long a step takes, beside data and machine, which have to be the same. */
export type PlannedRun = Pick<RunRecord, 'config' | 'templates' | 'data' | 'base' | 'adapter'>;

/** Fewer steps say too little; the first ones prepare the machine. */
const [fewestSteps, warmUpSteps] = [8, 3];

/**
 * Judged by the newest earlier run of the same shape: same data, templates, base, machine, batch, length, split and
 * encoder. Steps count from the lower to the upper quartile of their times; validations and scoring, the time that lies
 * between steps, count for the upper end, at most as much as the steps themselves since pauses look the same. Undefined
 * when no such run was measured: nothing is guessed.
 */
export function estimateRun(planned: PlannedRun, earlier: readonly RunRecord[]): RunEstimate | undefined {
  const shape = shapeOf(planned);
  const known = earlier.find(
    (record) =>
      record.plan !== undefined &&
      record.columns.step.length >= fewestSteps + warmUpSteps &&
      shapeOf(record) === shape,
  );
  if (known?.plan === undefined) return undefined;
  const { columns, plan, summary } = known;
  const { epochs, maxSteps } = planned.config;
  const steps = Math.min(epochs * plan.stepsPerEpoch, maxSteps ?? Number.POSITIVE_INFINITY);
  const times = columns.milliseconds.slice(warmUpSteps).toSorted();
  const quantile = (share: number): number => (times[Math.round(share * (times.length - 1))] ?? 0) / 1000;
  const stepping = columns.milliseconds.reduce((sum, time) => sum + time / 1000, 0);
  const between = Math.min(Math.max((summary?.seconds ?? 0) - stepping, 0), stepping);
  const share = steps / columns.step.length;
  return {
    runId: known.runId,
    steps,
    least: steps * quantile(0.25),
    most: steps * quantile(0.75) + between * share,
  };
}

function shapeOf({ config, templates, data, base, adapter }: PlannedRun): string {
  const { batchSize, microBatchSize, maxSequenceLength, split, addBos, spacing, lossOver, encoder } = config;
  const { kind, hidden, layers } = encoder;
  return JSON.stringify([
    [batchSize, microBatchSize, maxSequenceLength ?? null, split, addBos, spacing, lossOver],
    [kind, hidden ?? null, layers],
    templates,
    [data.name, data.rows, data.repairs],
    base.fingerprint,
    adapter,
  ]);
}
