import type { ValidationReport } from '../run/runEvent';
import type { RunRecord } from '../run/runRecord';
import { plainConfig, plainTemplate } from './tuneRequest';

/** A remembered run with the columns that a test cares for; the others follow their length. */
export function plainRecord(given: {
  readonly name?: string;
  readonly losses?: readonly number[];
  readonly milliseconds?: readonly number[];
  readonly validations?: readonly ValidationReport[];
  /** Given: the run came to its end in this time. */
  readonly seconds?: number;
}): RunRecord {
  const { name = 'amber-fox', validations = [], seconds } = given;
  const length = (given.losses ?? given.milliseconds ?? []).length;
  const column = (values: readonly number[] | undefined, usual: number): Float64Array =>
    Float64Array.from({ length }, (_, i) => values?.[i] ?? usual);
  const counts = { given: 4, kept: 4, cut: 0, skipped: {} };
  return {
    runId: name,
    name,
    startedAt: length,
    state: seconds === undefined ? 'interrupted' : 'ended',
    config: plainConfig,
    templates: [plainTemplate],
    data: { name: 'rows.jsonl', rows: 4, repairs: 0 },
    base: { name: 'tiny', fingerprint: 'ab'.repeat(32) },
    adapter: 'CPU',
    plan: { totalSteps: 9, stepsPerEpoch: 2 },
    baseline: undefined,
    columns: {
      step: Float64Array.from({ length }, (_, i) => i + 1),
      loss: column(given.losses, 1),
      learningRate: column(undefined, 0.01),
      gradNorm: column(undefined, 1),
      tokens: column(undefined, 50),
      milliseconds: column(given.milliseconds, 100),
    },
    validations,
    summary:
      seconds === undefined
        ? undefined
        : {
            reason: 'finished',
            steps: length,
            lossOver: 'vocabulary',
            bestStep: undefined,
            bestValidationLoss: undefined,
            counts: { train: counts, validation: counts, test: counts },
            scores: [],
            seconds,
            nonFiniteStep: undefined,
          },
  };
}
