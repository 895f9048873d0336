import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { GptConfig } from '../model/checkpoint';
import type { CandidatePrompt, EncodedBatch } from '../prompt/encodedExample';
import type { OptimiserState } from './optimiser';
import type { StepMachine } from './stepMachine';
import type { RunSize, TrainingRoom } from './trainingRoom';
import type { TrainingParts } from './tuningStep';

/**
 * Virtual-token rows of the tasks in a batch: row `offsets[taskIndex] + k` of `embeddings` is virtual token k.
 * embeddings [sum of V over tasks, d], without position embeddings (the model adds them).
 */
export interface VirtualRows {
  readonly embeddings: Tensor2D;
  readonly offsets: readonly number[];
}

export interface LossOptions {
  /** Softmax over these token ids only; undefined: the whole vocabulary. Every counted label must be among them. */
  readonly candidates: Int32Array | undefined;
}

/** Summed log-probabilities of one prompt's candidates, [candidate], in nats. */
export interface CandidateScores {
  /** Softmax over the whole vocabulary. */
  readonly vocabulary: Float64Array;
  /** Softmax over the `restrictTo` ids only; undefined when none were given. Every candidate token must be among them. */
  readonly restricted: Float64Array | undefined;
}

/** A row that is being written, with the keys of all that stands before its end. */
export interface Continuation {
  /** Logits of the next token over the whole vocabulary, [V]. */
  logits(): Promise<Float32Array>;
  /** Puts a token behind the row. */
  append(id: number): void;
  close(): void;
}

/**
 * The seam between the frozen model and everything else. Nothing outside knows how the inside computes;
 * it may be plain tensor operations or fused kernels. Whoever receives a tensor disposes it.
 * No weight behind this interface ever changes.
 */
export interface FrozenModel {
  readonly config: GptConfig;
  /** loss = sum(ce * mask) / sum(mask) over all rows, and its gradient with respect to `rows.embeddings` (same shape). */
  lossAndGradient(
    batch: EncodedBatch,
    rows: VirtualRows,
    options: LossOptions,
  ): { readonly loss: Scalar; readonly gradient: Tensor2D };
  /** The same loss without gradient. */
  loss(batch: EncodedBatch, rows: VirtualRows, options: LossOptions): Promise<number>;
  /**
   * Logits at every position of one batch, [batchSize * sequenceLength, V], those of padding mean nothing; for tests and
   * inspection.
   */
  logits(batch: EncodedBatch, rows: VirtualRows): Promise<Float32Array>;
  /** Summed log-probability (nats) of each candidate after each prefix, one entry per prompt. */
  scoreCandidates(
    prompts: readonly CandidatePrompt[],
    rows: VirtualRows,
    options: { readonly restrictTo: Int32Array | undefined; readonly signal: AbortSignal },
  ): Promise<readonly CandidateScores[]>;
  /** Greedy continuation of each prefix until `eosId` (not included) or `maxNewTokens`; only among `restrictTo` when given. */
  continueGreedily(
    prompts: readonly { readonly taskIndex: number; readonly prefix: Int32Array }[],
    rows: VirtualRows,
    options: {
      readonly maxNewTokens: number;
      readonly eosId: number;
      readonly restrictTo: Int32Array | undefined;
      readonly signal: AbortSignal;
    },
  ): Promise<readonly { readonly ids: Int32Array; readonly stoppedAtEos: boolean }[]>;
  /** Inner products of rows with every frozen word embedding, [n, d] -> [n, V]. */
  vocabularyProducts(rows: Float32Array): Promise<Float32Array>;
  /** One prefix to be continued token by token, with any tokens, by at most `maxNewTokens`. Whoever opens it closes it. */
  openContinuation(
    prompt: { readonly taskIndex: number; readonly prefix: Int32Array },
    rows: VirtualRows,
    options: { readonly maxNewTokens: number },
  ): Promise<Continuation>;
  /** Frozen word embeddings of ids, [ids.length, d], on the host. */
  wordEmbeddings(ids: ArrayLike<number>): Float32Array;
  /**
   * Whether a run of this size fits into memory, asked before it begins; undefined where nobody can tell.
   * `keeps`: memory that was taken to find out stays taken for the run, where it fits.
   */
  readonly trainingRoom?: (parts: TrainingParts, size: RunSize, keeps: boolean) => Promise<TrainingRoom>;
  /**
   * Steps of p-tuning by a way of the model's own, which then owns `start`; undefined where it has none for these parts
   * and steps are composed of the operations above.
   */
  readonly openTraining?: (parts: TrainingParts, start: OptimiserState) => Promise<StepMachine | undefined>;
  dispose(): void;
}
