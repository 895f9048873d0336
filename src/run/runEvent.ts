import type { LossOver } from './tuningConfig';

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
  /** Accuracy on validation rows; undefined where it was not asked for or answers are free text. */
  readonly judged: JudgedRows | undefined;
}

/** How well labels are told apart on rows of the validation part, at most `mostJudgedRows` of them. */
export interface JudgedRows {
  readonly rows: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly tasks: readonly {
    readonly taskname: string;
    readonly rows: number;
    readonly accuracy: number;
    readonly macroF1: number;
  }[];
}

/** What a run has to beat, measured before its first step on the rows that validation uses. */
export interface BaselineReport {
  /**
   * The same text without virtual tokens; `loss` is that of the run's softmax on the judged rows, labels are compared over
   * the whole vocabulary.
   */
  readonly untuned: { readonly loss: number; readonly judged: JudgedRows | undefined };
  /** Always the commonest training label of each task. */
  readonly majority: JudgedRows | undefined;
  readonly seconds: number;
}

export interface TaskScore {
  readonly taskname: string;
  readonly split: SplitName;
  readonly rows: number;
  readonly accuracy: number;
  readonly macroF1: number;
  /** Accuracy of always answering the most frequent training label. */
  readonly majorityAccuracy: number;
  readonly majorityLabel: string;
  readonly judgedBy: 'label-scores' | 'greedy-text';
}

/** What a run came to, without its rows. */
export interface RunSummary {
  readonly reason: EndReason;
  readonly steps: number;
  /** The softmax that the losses and predictions of this run used. */
  readonly lossOver: LossOver;
  readonly bestStep: number | undefined;
  readonly bestValidationLoss: number | undefined;
  readonly counts: Readonly<Record<SplitName, RowCounts>>;
  readonly scores: readonly TaskScore[];
  readonly seconds: number;
  readonly nonFiniteStep: number | undefined;
}

export type EndReason = 'finished' | 'early-stop' | 'stopped' | 'non-finite-loss';
