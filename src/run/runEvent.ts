/** Steps reported together, as columns that charts and logs eat without conversion. All arrays have one length. */
export interface StepColumns {
  /** Optimiser step, from 1. */
  readonly step: Float64Array;
  /** Mean loss of the step in nats per loss-carrying token, before its update. */
  readonly loss: Float64Array;
  readonly learningRate: Float64Array;
  /** Global norm before the clip. */
  readonly gradNorm: Float64Array;
  /** Tokens the model read in the step, padding not counted. */
  readonly tokens: Float64Array;
  /** Wall time of the step in milliseconds. */
  readonly milliseconds: Float64Array;
}

export interface RowCounts {
  readonly given: number;
  readonly kept: number;
  readonly cut: number;
  /** Skipped rows by reason. */
  readonly skipped: Readonly<Record<string, number>>;
}

export type SplitName = 'train' | 'validation' | 'test';

export interface ValidationReport {
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
  readonly best: boolean;
}

export type EndReason = 'finished' | 'early-stop' | 'stopped' | 'non-finite-loss';
