import { tensor2d } from '@tensorflow/tfjs-core';
import { at } from '../base/assert';
import type { GptConfig, GptWeights } from '../model/checkpoint';
import type { EncodedBatch } from '../prompt/encodedExample';
import { createFrozenModel, type FrozenModelOptions } from './gpt/composedModel';
import { SELF_TEST_GRADIENT, SELF_TEST_LOSS } from './selfTestNumbers';

/** Largest relative difference that still passes; float32 backends stay below 1e-5. */
export const SELF_TEST_TOLERANCE = 1e-4;

/** Odd sizes on purpose: neither width nor vocabulary nor length fills a tile. */
export const SELF_TEST_CONFIG: GptConfig = {
  layers: 2,
  hiddenSize: 16,
  heads: 2,
  innerSize: 48,
  vocabSize: 50,
  positions: 12,
  layerNormEpsilon: 1e-5,
};

export const SELF_TEST_BATCH: EncodedBatch = {
  batchSize: 2,
  sequenceLength: 9,
  taskIndex: new Int32Array(2),
  lengths: Int32Array.of(9, 6),
  inputIds: Int32Array.of(-1, 5, 17, -2, 3, -3, 44, 8, 21, -1, 30, -2, 2, -3, 11, 0, 0, 0),
  labels: Int32Array.of(5, 17, -2, 3, -3, 44, 8, 21, 49, 30, -2, 2, -3, 11, 7, 0, 0, 0),
  lossMask: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0),
};

/** Wave k: offset + scale * sin((i + 1) (0.7 + 0.01 k) + 1.3 k), k counting the tensors in checkpoint order. */
function waves(): (size: number, scale: number, offset?: number) => Float32Array {
  let k = 0;
  return (size, scale, offset = 0) => {
    const values = Float32Array.from(
      { length: size },
      (_, i) => offset + scale * Math.sin((i + 1) * (0.7 + 0.01 * k) + 1.3 * k),
    );
    k++;
    return values;
  };
}

/** The model of the self-test, and its virtual rows [3, 16]. */
export function formulaModel(): { readonly weights: GptWeights; readonly virtual: Float32Array } {
  const { hiddenSize: d, innerSize, vocabSize, positions, layers } = SELF_TEST_CONFIG;
  const wave = waves();
  const wordEmbeddings = wave(vocabSize * d, 0.5);
  const positionEmbeddings = wave(positions * d, 0.2);
  const blocks = Array.from({ length: layers }, () => ({
    ln1Gain: wave(d, 0.2, 1),
    ln1Bias: wave(d, 0.1),
    attentionWeight: wave(d * 3 * d, 0.3),
    attentionBias: wave(3 * d, 0.1),
    projectionWeight: wave(d * d, 0.3),
    projectionBias: wave(d, 0.1),
    ln2Gain: wave(d, 0.2, 1),
    ln2Bias: wave(d, 0.1),
    mlpInWeight: wave(d * innerSize, 0.3),
    mlpInBias: wave(innerSize, 0.1),
    mlpOutWeight: wave(innerSize * d, 0.3),
    mlpOutBias: wave(d, 0.1),
  }));
  const lnfGain = wave(d, 0.2, 1);
  const lnfBias = wave(d, 0.1);
  const weights = { wordEmbeddings, positionEmbeddings, blocks, lnfGain, lnfBias };
  return { weights, virtual: wave(3 * d, 0.5) };
}

/** Largest |found - expected| over the largest |expected|; infinity when a value is not a number. */
export function relativeDifference(found: ArrayLike<number>, expected: readonly number[]): number {
  const scale = Math.max(...expected.map(Math.abs));
  const worst = Math.max(...expected.map((value, i) => Math.abs(at(found, i) - value)));
  return Number.isFinite(worst) ? worst / scale : Number.POSITIVE_INFINITY;
}

/**
 * Runs a tiny fixed GPT forward and backward on the current tfjs backend and compares with stored numbers.
 * Returns the largest relative differences; rejects with whatever the backend throws.
 */
export async function selfTest(
  options: FrozenModelOptions,
): Promise<{ readonly loss: number; readonly gradient: number }> {
  const { weights, virtual } = formulaModel();
  const model = createFrozenModel({ config: SELF_TEST_CONFIG, weights }, options);
  const embeddings = tensor2d(virtual, [3, SELF_TEST_CONFIG.hiddenSize]);
  try {
    const result = model.lossAndGradient(
      SELF_TEST_BATCH,
      { embeddings, offsets: [0] },
      { candidates: undefined },
    );
    const [loss, gradient] = await Promise.all([
      result.loss.data<'float32'>(),
      result.gradient.data<'float32'>(),
    ]);
    result.loss.dispose();
    result.gradient.dispose();
    options.check();
    return {
      loss: relativeDifference(loss, [SELF_TEST_LOSS]),
      gradient: relativeDifference(gradient, SELF_TEST_GRADIENT),
    };
  } finally {
    embeddings.dispose();
    model.dispose();
  }
}
