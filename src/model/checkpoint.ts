import type { Tokenizer } from './tokenizer';

/** Shape of a GPT-2 style model, from `config.json`. */
export interface GptConfig {
  readonly layers: number;
  readonly hiddenSize: number;
  readonly heads: number;
  readonly innerSize: number;
  readonly vocabSize: number;
  readonly positions: number;
  readonly layerNormEpsilon: number;
}

/** Weights of one block; matrices are [in, out] (y = x W + b). */
export interface BlockWeights {
  readonly ln1Gain: Float32Array;
  readonly ln1Bias: Float32Array;
  /** [d, 3d], columns q | k | v */
  readonly attentionWeight: Float32Array;
  readonly attentionBias: Float32Array;
  /** [d, d] */
  readonly projectionWeight: Float32Array;
  readonly projectionBias: Float32Array;
  readonly ln2Gain: Float32Array;
  readonly ln2Bias: Float32Array;
  /** [d, inner] */
  readonly mlpInWeight: Float32Array;
  readonly mlpInBias: Float32Array;
  /** [inner, d] */
  readonly mlpOutWeight: Float32Array;
  readonly mlpOutBias: Float32Array;
}

/** All weights as F32; the head is tied to `wordEmbeddings`. */
export interface GptWeights {
  /** [V, d] */
  readonly wordEmbeddings: Float32Array;
  /** [positions, d] */
  readonly positionEmbeddings: Float32Array;
  readonly blocks: readonly BlockWeights[];
  readonly lnfGain: Float32Array;
  readonly lnfBias: Float32Array;
}

/** A frozen base model, read and checked. */
export interface Checkpoint {
  readonly name: string;
  /** SHA-256 (hex) of the weights as F32 in canonical order and of the tokenizer: identifies the base everywhere. */
  readonly fingerprint: string;
  readonly config: GptConfig;
  readonly weights: GptWeights;
  readonly tokenizer: Tokenizer;
}
