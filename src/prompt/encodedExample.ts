/** How a row is turned into ids. Lengths count virtual tokens, BOS and EOS. */
export interface EncodeOptions {
  readonly maxSequenceLength: number;
  readonly minSequenceLength: number;
  readonly addBos: boolean;
  readonly addEos: boolean;
  readonly spacing: 'literal' | 'nemo-2022';
}

/** Where a token of an encoded row came from, for previews. */
export type TokenOrigin =
  | { readonly kind: 'virtual'; readonly marker: number }
  | { readonly kind: 'text' }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'special' };

/**
 * A row as the model receives it. `ids` >= 0 are vocabulary ids; virtual token k of the task (row k of its prompt,
 * counted over all splits) is -1-k. The model reads ids[0..n-2] and predicts ids[1..n-1].
 *
 *   ids       -1 -2 -3 | 275 287 14 | -4 -5 | 343 26 | 320 0
 *   lossMask   0  0  0     0   0  0    0  0     0  0     1 1     (per token, before the shift)
 *   answerStart                                          ^ 10
 */
export interface EncodedExample {
  readonly line: number;
  readonly taskname: string;
  /** Index of the task among the run's templates. */
  readonly taskIndex: number;
  readonly ids: Int32Array;
  readonly lossMask: Uint8Array;
  /** Position of the first answer token in `ids`; undefined when the loss is on all tokens or there is no answer. */
  readonly answerStart: number | undefined;
  /** Tokens taken from the truncate field. */
  readonly cut: number;
  /** Text of the answer field as given, when the row has one. */
  readonly label: string | undefined;
  readonly origins: readonly TokenOrigin[];
}

export type SkipReason =
  | 'too-long'
  | 'too-short'
  | 'no-answer'
  | 'empty-answer'
  | 'no-loss'
  | 'not-text'
  | 'unknown-task';

export type EncodeOutcome =
  | { readonly kind: 'encoded'; readonly example: EncodedExample }
  | { readonly kind: 'skipped'; readonly line: number; readonly reason: SkipReason; readonly length: number };

/** Rows padded on the right to one length. Plain data, [batchSize * sequenceLength] row-major; no tensors. */
export interface EncodedBatch {
  readonly batchSize: number;
  readonly sequenceLength: number;
  /** Task of each row, [batchSize]. */
  readonly taskIndex: Int32Array;
  /** Inputs of each row that predict something (n-1), [batchSize]. */
  readonly lengths: Int32Array;
  /** ids[0..n-2], and in shorter rows ids[n-1], which predicts nothing; virtual tokens are -1-k; padding is 0. */
  readonly inputIds: Int32Array;
  /** ids[1..n-1]; negative where the next token is virtual; padding is 0. */
  readonly labels: Int32Array;
  /** 1 where the label counts, else 0; mask by span, never by id. */
  readonly lossMask: Uint8Array;
}

/** What became of a row that was to be continued; a row is never dropped without saying so. */
export type PromptOutcome =
  | { readonly kind: 'encoded'; readonly prompt: CandidatePrompt }
  | { readonly kind: 'skipped'; readonly line: number; readonly reason: SkipReason; readonly length: number };

/** A row to continue: a prompt without answer, and the candidate answers (EOS included) to score after it. */
export interface CandidatePrompt {
  readonly line: number;
  readonly taskIndex: number;
  readonly prefix: Int32Array;
  readonly candidates: readonly Int32Array[];
  readonly cut: number;
}
