import {
  add,
  concat,
  dispose,
  gather,
  slice,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tidy,
} from '@tensorflow/tfjs-core';
import { assert } from '../../base/assert';
import { attentionBackward, attentionForward } from './attention';
import type { BlockTensors } from './blockTensors';
import type { Constants } from './constants';
import { type Normalized, normalizeBackward, normalizeForward } from './layerNorm';
import { type Layout, paddedLayout } from './layout';
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
  readonly layout: Layout;
  readonly constants: Constants;
  readonly epsilon: number;
  /** The only positions whose output is wanted; undefined: all. */
  readonly queries: Queries | undefined;
}

/** How the outputs of a block are laid out: as its inputs, or one frame of queries. */
const outputLayout = ({ layout, queries }: BlockSetting): Layout =>
  queries === undefined ? layout : paddedLayout(queries.frame);

/**
 * One pre-norm transformer block: x + attention(norm(x)), then + mlp(norm(.)). x [n, d]; `mask` broadcasts to
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
    const { layout, constants, past, queries } = setting;
    const outputs = outputLayout(setting);
    const chosen = (all: Tensor2D): Tensor2D => (queries === undefined ? all : pick(all, queries));
    const epsilon = constants.scalar(setting.epsilon);
    const beforeAttention = normalizeForward(x, epsilon); // [n, d]
    const q = outputs.toHeads(linearForward(chosen(beforeAttention.normal), block.query)); // [B, H, A, hd]
    const k = layout.toHeads(linearForward(beforeAttention.normal, block.key));
    const v = layout.toHeads(linearForward(beforeAttention.normal, block.value));
    const keys = past === undefined ? k : concat([past.k, k], 2); // [B, H, K, hd]
    const values = past === undefined ? v : concat([past.v, v], 2);
    const { context, probabilities } = attentionForward(q, keys, values, queries?.mask ?? setting.mask);
    const mixed = linearForward(outputs.fromHeads(context), block.projection); // [m, d], m = n or B * A
    const attended = add(chosen(x), mixed) as Tensor2D; // [m, d]
    const beforeMlp = normalizeForward(attended, epsilon); // [m, d]
    const { output, slope } = mlpForward(beforeMlp.normal, block.mlp, constants, setting.withSlope);
    return {
      output: add(attended, output) as Tensor2D, // [m, d]
      trace: { beforeAttention, q, k, v, context, probabilities, beforeMlp, slope },
    };
  });
}

/**
 * Gradient of the block's input, [m, d] -> [n, d]; the setting is that of the forward pass. `wanted`: the only rows of the
 * input whose gradient anybody reads, undefined: all.
 */
export function blockBackward(
  dOutput: Tensor2D,
  block: BlockTensors,
  trace: BlockTrace,
  setting: BlockSetting,
  wanted: Tensor1D | undefined,
): Tensor2D {
  return tidy(() => {
    assert(trace.slope !== undefined, 'backward through a block that ran without slopes');
    const { layout, constants, queries } = setting;
    const outputs = outputLayout(setting);
    const throughMlp = mlpBackward(dOutput, block.mlp, trace.slope); // [m, d]
    const dAttended = add(dOutput, normalizeBackward(throughMlp, trace.beforeMlp)) as Tensor2D; // [m, d]
    const dContext = outputs.gradientToHeads(linearBackward(dAttended, block.projection.weightT)); // [B, H, A, hd]
    const d = attentionBackward(dContext, trace);
    const dq = outputs.gradientFromHeads(d.q); // [m, d]
    const [dk, dv] = [layout.gradientFromHeads(d.k), layout.gradientFromHeads(d.v)]; // [n, d]
    const read = (x: Tensor2D): Tensor2D => (wanted === undefined ? x : gather(x, wanted));
    const normalized = {
      normal: read(trace.beforeAttention.normal),
      inverseDeviation: read(trace.beforeAttention.inverseDeviation),
    };
    if (queries === undefined) {
      const dNormal = linearBackward(concat([read(dq), read(dk), read(dv)], 1), block.queryKeyValueT);
      return add(read(dAttended), normalizeBackward(dNormal, normalized)) as Tensor2D;
    }
    const width = dAttended.shape[1];
    const throughQuery = linearBackward(dq, slice(block.queryKeyValueT, [0, 0], [width, -1])); // [m, d]
    const rest = slice(block.queryKeyValueT, [width, 0], [-1, -1]); // [2d, d]
    const throughOthers = linearBackward(concat([read(dk), read(dv)], 1), rest);
    const dNormal = add(throughOthers, read(spread(throughQuery, queries, constants))) as Tensor2D;
    const direct = read(spread(dAttended, queries, constants));
    return add(direct, normalizeBackward(dNormal, normalized)) as Tensor2D;
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
