import { add, concat, dispose, type Tensor, type Tensor2D, type Tensor4D, tidy } from '@tensorflow/tfjs-core';
import { assert } from '../../base/assert';
import { attentionBackward, attentionForward, type Frame, mergeHeads, splitHeads } from './attention';
import type { BlockTensors } from './blockTensors';
import type { Constants } from './constants';
import { type Normalized, normalizeBackward, normalizeForward } from './layerNorm';
import { linearBackward, linearForward } from './linear';
import { mlpBackward, mlpForward } from './mlp';

/** Keys and values of positions read before, [B, H, C, hd]. */
export type KeysAndValues = { readonly k: Tensor4D; readonly v: Tensor4D };

/** What a block keeps for its backward pass. No linear layer needs its input, because no weight has a gradient. */
export type BlockTrace = KeysAndValues & {
  readonly beforeAttention: Normalized;
  readonly q: Tensor4D; // [B, H, T, hd]
  readonly context: Tensor4D; // [B, H, T, hd]
  readonly probabilities: Tensor4D; // [B, H, T, K]
  readonly beforeMlp: Normalized;
  readonly slope: Tensor2D | undefined; // [n, inner]
};

export interface BlockSetting {
  readonly frame: Frame;
  readonly constants: Constants;
  readonly epsilon: number;
}

/**
 * One pre-norm transformer block: x + attention(norm(x)), then + mlp(norm(.)). x [B * T, d]; `mask` broadcasts to
 * [B, H, T, K], where K counts the keys of `past` and then T new ones. Without `withSlope` there can be no backward.
 */
export function blockForward(
  x: Tensor2D,
  block: BlockTensors,
  setting: BlockSetting & {
    readonly mask: Tensor;
    readonly withSlope: boolean;
    readonly past?: KeysAndValues;
  },
): { readonly output: Tensor2D; readonly trace: BlockTrace } {
  return tidy(() => {
    const { frame, constants, past } = setting;
    const epsilon = constants.scalar(setting.epsilon);
    const beforeAttention = normalizeForward(x, epsilon); // [n, d]
    const q = splitHeads(linearForward(beforeAttention.normal, block.query), frame); // [B, H, T, hd]
    const k = splitHeads(linearForward(beforeAttention.normal, block.key), frame);
    const v = splitHeads(linearForward(beforeAttention.normal, block.value), frame);
    const keys = past === undefined ? k : concat([past.k, k], 2); // [B, H, K, hd]
    const values = past === undefined ? v : concat([past.v, v], 2);
    const { context, probabilities } = attentionForward(q, keys, values, setting.mask);
    const attended = add(x, linearForward(mergeHeads(context, frame), block.projection)); // [n, d]
    const beforeMlp = normalizeForward(attended as Tensor2D, epsilon); // [n, d]
    const { output, slope } = mlpForward(beforeMlp.normal, block.mlp, constants, setting.withSlope);
    return {
      output: add(attended, output) as Tensor2D, // [n, d]
      trace: { beforeAttention, q, k, v, context, probabilities, beforeMlp, slope },
    };
  });
}

/** Gradient of the block's input, [n, d] -> [n, d]. */
export function blockBackward(
  dOutput: Tensor2D,
  block: BlockTensors,
  trace: BlockTrace,
  frame: Frame,
): Tensor2D {
  return tidy(() => {
    assert(trace.slope !== undefined, 'backward through a block that ran without slopes');
    const throughMlp = mlpBackward(dOutput, block.mlp, trace.slope); // [n, d]
    const dAttended = add(dOutput, normalizeBackward(throughMlp, trace.beforeMlp)) as Tensor2D; // [n, d]
    const dContext = splitHeads(linearBackward(dAttended, block.projection.weightT), frame); // [B, H, T, hd]
    const d = attentionBackward(dContext, trace);
    const dQkv = concat([mergeHeads(d.q, frame), mergeHeads(d.k, frame), mergeHeads(d.v, frame)], 1); // [n, 3d]
    const dNormal = linearBackward(dQkv, block.queryKeyValueT); // [n, d]
    return add(dAttended, normalizeBackward(dNormal, trace.beforeAttention)) as Tensor2D;
  });
}

/** Frees what a block kept, except the tensors in `keeping`. */
export function disposeTrace(trace: BlockTrace, keeping: readonly Tensor[] = []): void {
  const { beforeAttention, beforeMlp, slope, q, k, v, context, probabilities } = trace;
  const all: readonly Tensor[] = [
    ...Object.values(beforeAttention),
    ...Object.values(beforeMlp),
    ...(slope === undefined ? [] : [slope]),
    ...[q, k, v, context, probabilities],
  ];
  dispose(all.filter((tensor) => !keeping.includes(tensor)));
}
