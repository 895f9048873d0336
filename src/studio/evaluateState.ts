import type { Example } from '../data/dataset';
import type { Contestant, Normalisation } from '../run/judging/types';
import type { RowPrediction } from '../run/prediction';
import type { VirtualPrompt } from '../table/promptTable';
import type { StudioFailure } from './studioFailure';

/** Where the rows to be judged come from, the best first. */
export const rowsOrigins = ['last-run', 'kept', 'test', 'validation', 'planned', 'file'] as const;
/**
 * last-run: what the last run kept apart. kept: what runs kept apart for each prompt of the table. test, validation: the
 * files given under Data. planned: what a run would keep apart of the training file, while nothing is learned from it.
 * file: one that was opened here.
 */
export type RowsOrigin = (typeof rowsOrigins)[number];

/** Whom to compare on which rows, and how. */
export interface EvaluatePlan {
  /** Undefined: all learned prompts; all templates while nothing is learned. */
  readonly taskname: string | undefined;
  /** Undefined: the best that is there. */
  readonly origin: RowsOrigin | undefined;
  /** Of each task; the same ones for the same seed, every label with its share. */
  readonly mostRows: number;
  readonly tuned: boolean;
  readonly zeroShot: boolean;
  readonly oneShot: boolean;
  readonly manyShot: boolean;
  /** Solved rows of the many-shot contestant. */
  readonly shots: number;
  readonly majority: boolean;
  readonly normalisation: Normalisation;
  readonly withText: boolean;
  readonly seed: number;
}

/** What one contestant answered. */
export interface Outcome {
  readonly contestant: Contestant;
  readonly rows: readonly RowPrediction[];
}

/** Answers of all contestants to the same rows; they are judged where they are shown. */
export interface Evaluation {
  /** Line `i + 1` of an answer is row `i`; each row keeps the line of its file and knows its task. */
  readonly rows: readonly Example[];
  /** What was asked: one per task. Tasks without a learned prompt stand with their template. */
  readonly prompts: readonly VirtualPrompt[];
  readonly outcomes: readonly Outcome[];
  readonly origin: RowsOrigin;
  /** File that the rows came from; undefined where there were several. */
  readonly fileName: string | undefined;
  /** Solved rows that shots and the commonest label were taken from. */
  readonly examples: number;
  readonly baseName: string;
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type EvaluateStatus =
  | { readonly kind: 'idle' | 'reading' }
  | {
      readonly kind: 'running';
      readonly contestant: Contestant;
      /** Rows over all contestants that read with the model. */
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'failed'; readonly failure: StudioFailure }
  /** There were `read` rows, but none of a chosen task with an answer. */
  | { readonly kind: 'no-rows'; readonly read: number };

export interface EvaluateState {
  readonly plan: EvaluatePlan;
  /** A file of rows that was opened for judging only. */
  readonly file: File | undefined;
  readonly status: EvaluateStatus;
  readonly result: Evaluation | undefined;
}

export const initialEvaluate: EvaluateState = {
  plan: {
    taskname: undefined,
    origin: undefined,
    mostRows: 200,
    tuned: true,
    zeroShot: true,
    oneShot: true,
    manyShot: false,
    shots: 4,
    majority: true,
    normalisation: 'sum',
    withText: false,
    seed: 1234,
  },
  file: undefined,
  status: { kind: 'idle' },
  result: undefined,
};
