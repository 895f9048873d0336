import type { GeneratedToken, LabelScore, Sampling } from '../bridge/contract';
import type { Normalisation } from '../run/judging/types';
import type { StudioFailure } from './studioFailure';

/** What the model has said so far. */
export interface Answer {
  readonly promptTokens: number;
  /** Tokens taken from the truncate field. */
  readonly cut: number;
  readonly labels: readonly LabelScore[];
  readonly tokens: readonly GeneratedToken[];
  readonly text: string;
}

/** Why a text ends where it does. */
export type AnswerEnd = 'eos' | 'most-tokens' | 'stopped';

export type TryState =
  | { readonly kind: 'idle' }
  /** `answer` is undefined while the model reads. */
  | { readonly kind: 'running'; readonly answer: Answer | undefined }
  | { readonly kind: 'done'; readonly answer: Answer; readonly end: AnswerEnd }
  | { readonly kind: 'failed'; readonly failure: StudioFailure };

/** How the model is to write. */
export interface WritingChoice {
  readonly maxNewTokens: number;
  readonly isSampled: boolean;
  /** Kept while the model writes greedily. */
  readonly sampling: Sampling;
}

export interface TryOutState {
  readonly taskname: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
  /** The answer of the row that was taken from the data, for comparison. */
  readonly expected: string | undefined;
  /** The row was kept apart for the test of the last run: training has not seen it. */
  readonly isUnseen: boolean;
  readonly writing: WritingChoice;
  /** How labels of different length are compared. */
  readonly normalisation: Normalisation;
  readonly tuned: TryState;
  readonly untuned: TryState;
}
