import {
  add,
  concat,
  dispose,
  slice,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tidy,
} from '@tensorflow/tfjs-core';
import { assert } from '../../base/assert';
import { attentionBackward, attentionForward, type Frame, mergeHeads, splitHeads } from './attention';
import type { BlockTensors } from './blockTensors';
import type { Constants } from './constants';
import { type Normalized, normalizeBackward, normalizeForward } from './layerNorm';
import { linearBackward, linearForward } from './linear';
import { mlpBackward, mlpForward } from './mlp';
import { pick, type Queries, spread } from './queries';

/** Keys and values of positions read before, [B, H, C, hd]. */
export type KeysAndValues = { readonly k: Tensor4D; readonly v: Tensor4D };

/** What a block keeps for its backward pass. No linear layer needs its input, because no weight has a gradient. */
export type BlockTrace = KeysAndValues & {
  readonly beforeAttention: Normalized;
  readonly q: Tensor4D; // [B, H, A, hd], A = T unless there are `queries`
  readonly context: Tensor4D; // [B, H, A, hd]
  readonly probabilities: Tensor4D; // [B, H, A, K]
  readonly beforeMlp: Normalized;
  readonly slope: Tensor2D | undefined; // [n, inner]
};

export interface BlockSetting {
  readonly frame: Frame;
  readonly constants: Constants;
  readonly epsilon: number;
  /** The only positions whose output is wanted; undefined: all. */
  readonly queries: Queries | undefined;
}

/**
 * One pre-norm transformer block: x + attention(norm(x)), then + mlp(norm(.)). x [B * T, d]; `mask` broadcasts to
 * [B, H, T, K], where K counts the keys of `past` and then T new ones. With `queries` only their outputs come,
 * [B * A, d]. Without `withSlope` there can be no backward.
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
    const { frame, constants, past, queries } = setting;
    const queryFrame = queries?.frame ?? frame;
    const chosen = (all: Tensor2D): Tensor2D => (queries === undefined ? all : pick(all, queries));
    const epsilon = constants.scalar(setting.epsilon);
    const beforeAttention = normalizeForward(x, epsilon); // [n, d]
    const q = splitHeads(linearForward(chosen(beforeAttention.normal), block.query), queryFrame); // [B, H, A, hd]
    const k = splitHeads(linearForward(beforeAttention.normal, block.key), frame);
    const v = splitHeads(linearForward(beforeAttention.normal, block.value), frame);
    const keys = past === undefined ? k : concat([past.k, k], 2); // [B, H, K, hd]
    const values = past === undefined ? v : concat([past.v, v], 2);
    const { context, probabilities } = attentionForward(q, keys, values, queries?.mask ?? setting.mask);
    const mixed = linearForward(mergeHeads(context, queryFrame), block.projection); // [m, d], m = B * A
    const attended = add(chosen(x), mixed) as Tensor2D; // [m, d]
    const beforeMlp = normalizeForward(attended, epsilon); // [m, d]
    const { output, slope } = mlpForward(beforeMlp.normal, block.mlp, constants, setting.withSlope);
    return {
      output: add(attended, output) as Tensor2D, // [m, d]
      trace: { beforeAttention, q, k, v, context, probabilities, beforeMlp, slope },
    };
  });
}

/** Gradient of the block's input, [m, d] -> [n, d]; the setting is that of the forward pass. */
export function blockBackward(
  dOutput: Tensor2D,
  block: BlockTensors,
  trace: BlockTrace,
  setting: BlockSetting,
): Tensor2D {
  return tidy(() => {
    assert(trace.slope !== undefined, 'backward through a block that ran without slopes');
    const { frame, constants, queries } = setting;
    const queryFrame = queries?.frame ?? frame;
    const throughMlp = mlpBackward(dOutput, block.mlp, trace.slope); // [m, d]
    const dAttended = add(dOutput, normalizeBackward(throughMlp, trace.beforeMlp)) as Tensor2D; // [m, d]
    const dContext = splitHeads(linearBackward(dAttended, block.projection.weightT), queryFrame); // [B, H, A, hd]
    const d = attentionBackward(dContext, trace);
    const [dq, dk, dv] = [mergeHeads(d.q, queryFrame), mergeHeads(d.k, frame), mergeHeads(d.v, frame)];
    if (queries === undefined) {
      const dNormal = linearBackward(concat([dq, dk, dv], 1), block.queryKeyValueT); // [n, d]
      return add(dAttended, normalizeBackward(dNormal, trace.beforeAttention)) as Tensor2D;
    }
    const width = dAttended.shape[1];
    const throughQuery = linearBackward(dq, slice(block.queryKeyValueT, [0, 0], [width, -1])); // [m, d]
    const rest = slice(block.queryKeyValueT, [width, 0], [-1, -1]); // [2d, d]
    const throughOthers = linearBackward(concat([dk, dv], 1), rest); // [n, d]
    const dNormal = add(throughOthers, spread(throughQuery, queries, constants)) as Tensor2D; // [n, d]
    const direct = spread(dAttended, queries, constants); // [n, d]
    return add(direct, normalizeBackward(dNormal, trace.beforeAttention)) as Tensor2D;
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
