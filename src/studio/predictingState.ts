import type { TimeLeft } from '../run/eta';
import type { Normalisation } from '../run/judging/types';
import type { RowPrediction } from '../run/prediction';
import type { VirtualPrompt } from '../table/promptTable';
import type { StudioFailure } from './studioFailure';

/** What has become of the rows of a file so far. */
export interface PredictionCounts {
  /** Rows of the file; undefined while it is read. */
  readonly total: number | undefined;
  /** Records of the file that give no row. */
  readonly faulty: number;
  /** Rows that were dealt with, left out ones too. */
  readonly done: number;
  /** Answered, but cut to fit. */
  readonly cut: number;
  /** Rows left out, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** The first answers, to look at. */
  readonly first: readonly RowPrediction[];
}

/** How the rows of a file are answered; settled at its start, so that going on later gives the same. */
export interface PredictionPlan {
  /** Of one taskname each. */
  readonly prompts: readonly VirtualPrompt[];
  readonly base: { readonly name: string; readonly fingerprint: string };
  readonly normalisation: Normalisation;
  readonly maxNewTokens: number;
}

export type PredictingStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly left: TimeLeft | undefined }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: StudioFailure };

export interface PredictingState {
  /** The task whose prompt answers every row that names no other; undefined: each row names its own. */
  readonly taskname: string | undefined;
  readonly file: File | undefined;
  readonly plan: PredictionPlan | undefined;
  readonly counts: PredictionCounts;
  readonly status: PredictingStatus;
  /** The answers there are were handed to the user. */
  readonly isTaken: boolean;
}

export const noCounts: PredictionCounts = {
  total: undefined,
  faulty: 0,
  done: 0,
  cut: 0,
  skipped: {},
  first: [],
};

export const initialPredicting: PredictingState = {
  taskname: undefined,
  file: undefined,
  plan: undefined,
  counts: noCounts,
  status: { kind: 'idle' },
  isTaken: false,
};
