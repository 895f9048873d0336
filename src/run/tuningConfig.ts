export type EncoderKind = 'lstm' | 'mlp' | 'tpmlp' | 'embedding';

/** Where the learned rows start. `text` uses the words of `text`, or of the taskname when it is undefined. */
export type Initialisation =
  | { readonly kind: 'random' }
  | { readonly kind: 'vocabulary' }
  | { readonly kind: 'text'; readonly text: string | undefined };

export interface EncoderSettings {
  readonly kind: EncoderKind;
  /** Width inside the encoder; undefined means hiddenSize / 2 (tpmlp: 2048 in NeMo, here 2 * hiddenSize). */
  readonly hidden: number | undefined;
  readonly layers: number;
  readonly initialisation: Initialisation;
  /** Put the frozen word embeddings of the taskname in the first rows of the encoder's input. */
  readonly tasknameConditioning: boolean;
}

export interface OptimiserSettings {
  /** adamw: decoupled decay. adam: L2 decay added to the clipped gradient. */
  readonly kind: 'adamw' | 'adam';
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  /** Global-norm clip; undefined for none. */
  readonly clipNorm: number | undefined;
}

export interface ScheduleSettings {
  readonly kind: 'cosine' | 'constant';
  /** A run takes at most a tenth of its steps for it (`fitSchedule`). */
  readonly warmupSteps: number;
  readonly constantSteps: number;
  readonly minLearningRate: number;
}

/** What the softmax of a loss ranges over: all tokens, or only those that carry loss in a training or validation row. */
export type LossOver = 'vocabulary' | 'candidates';

export interface SplitSettings {
  /** Shares of the rows when no file is given for the part; 0 for none. */
  readonly validationShare: number;
  readonly testShare: number;
}

/** Everything that decides a run besides data, templates and base. One run keeps one unchangeable copy. */
export interface TuningConfig {
  readonly seed: number;
  readonly encoder: EncoderSettings;
  readonly optimiser: OptimiserSettings;
  readonly schedule: ScheduleSettings;
  /** Rows per optimiser step. */
  readonly batchSize: number;
  /** Rows per forward pass; batchSize / microBatchSize passes are accumulated. */
  readonly microBatchSize: number;
  readonly epochs: number;
  /** Stops after so many optimiser steps when given, whatever `epochs` says. */
  readonly maxSteps: number | undefined;
  /** Stop when validation loss has not fallen by minDelta for `patience` validations. */
  readonly earlyStop: { readonly patience: number; readonly minDelta: number } | undefined;
  /** Undefined: the model's context. */
  readonly maxSequenceLength: number | undefined;
  readonly addBos: boolean;
  readonly spacing: 'literal' | 'nemo-2022';
  /** `auto`: candidates when every task has few enough labels to score them one by one, else vocabulary. */
  readonly lossOver: 'auto' | LossOver;
  readonly split: SplitSettings;
}
