import { type Tensor2D, tensor2d } from '@tensorflow/tfjs-core';
import type { BlockWeights, GptConfig } from '../../model/checkpoint';
import { columnsOf, foldNorm } from './fold';
import { type Affine, createAffine, createLinear, type Linear, transposed } from './linear';
import type { Mlp } from './mlp';

/** A block's weights on the device, LayerNorm gains and 1/sqrt(hd) folded in. */
export type BlockTensors = {
  readonly query: Affine; // [d, d]
  readonly key: Affine;
  readonly value: Affine;
  /** Transposed, for the three gradients at once. */
  readonly queryKeyValueT: Tensor2D; // [3d, d]
  readonly projection: Linear; // [d, d]
  readonly mlp: Mlp;
};

export function createBlockTensors(weights: BlockWeights, config: GptConfig): BlockTensors {
  const d = config.hiddenSize;
  const ln1 = { gain: weights.ln1Gain, shift: weights.ln1Bias };
  const ln2 = { gain: weights.ln2Gain, shift: weights.ln2Bias };
  const parts = [0, 1, 2].map((part) => {
    const layer = {
      weight: columnsOf(weights.attentionWeight, 3 * d, part * d, d),
      bias: weights.attentionBias.subarray(part * d, (part + 1) * d),
    };
    return foldNorm(layer, ln1, part === 0 ? 1 / Math.sqrt(d / config.heads) : 1);
  });
  const together = new Float32Array(3 * d * d);
  parts.forEach((part, index) => {
    together.set(transposed(part.weight, d, d), index * d * d);
  });
  const [query, key, value] = parts.map((part) => createAffine(part.weight, part.bias)) as [
    Affine,
    Affine,
    Affine,
  ];
  const inner = foldNorm({ weight: weights.mlpInWeight, bias: weights.mlpInBias }, ln2);
  return {
    query,
    key,
    value,
    queryKeyValueT: tensor2d(together, [3 * d, d]),
    projection: createLinear(weights.projectionWeight, weights.projectionBias),
    mlp: {
      inner: createLinear(inner.weight, inner.bias),
      outer: createLinear(weights.mlpOutWeight, weights.mlpOutBias),
    },
  };
}
