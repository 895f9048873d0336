import { assert } from '../../../base/assert';
import type { Kernel } from '../kernel';
import { type DeviceArray, type Launch, launch } from '../launch';
import { forwardKernel, forwardTiles } from './attentionForward';
import { type KeyGradientLayout, keyGradientKernel, keyGradientTiles } from './attentionKeyGradient';
import { queryGradientKernel, queryGradientTiles } from './attentionQueryGradient';
import { type AttentionShape, KEY_BLOCK, KEY_RECORD, QUERY_BLOCK, QUERY_RECORD } from './attentionShape';
import {
  streamedForwardKernel,
  streamedKeyGradientKernel,
  streamedQueryGradientKernel,
} from './attentionStreamed';
import type { HeadLayout } from './attentionText';
import type { Tiles } from './attentionTiles';

/** A kernel, what it wants besides the plan's places, and the workgroups that share a block. */
interface Variant {
  readonly kernel: Kernel;
  /**
   * Lengths of the inner loops are parameters: as constants they invite drivers to unroll everything, and software ones
   * then compile for half a minute.
   */
  readonly tripCounts: readonly number[];
  readonly cuts: number;
}

const variants = new Map<string, Variant>();

/** The text depends on the layout of heads alone, not on the counts of a batch. */
function variantOf(
  name: string,
  shape: AttentionShape,
  gradient: readonly number[],
  make: (layout: HeadLayout) => Variant,
): Variant {
  const { heads, headSize, queryStride, keyStride, keyOffset, valueOffset, software, subgroups } = shape;
  const { frozenStride, frozenKeyOffset, frozenValueOffset } = shape;
  const live = [headSize, queryStride, keyStride, keyOffset, valueOffset];
  const starts = [...live, frozenStride, frozenKeyOffset, frozenValueOffset, ...gradient];
  const key = [name, software === true, subgroups === true, heads, ...starts].join();
  const known = variants.get(key);
  if (known !== undefined) return known;
  const variant = make({ heads, headSize, wide: starts.every((start) => start % 4 === 0) });
  variants.set(key, variant);
  return variant;
}

/** A block is cut where a head is too wide for the rows of a whole block to fit. */
const tiled = (kernel: Kernel, { tile, columns, rows }: Tiles, block: number): Variant => ({
  kernel,
  tripCounts: [tile, columns],
  cuts: Math.ceil(block / rows),
});

/**
 * Without tiles every thread goes alone: on software adapters, and with heads that are too wide for a workgroup, which no
 * usual model has.
 */
const tilesOf = (
  { software, headSize }: AttentionShape,
  find: (headSize: number) => Tiles | undefined,
): Tiles | undefined => (software === true ? undefined : find(headSize));

const streamed = (kernel: Kernel, { headSize }: AttentionShape): Variant => ({
  kernel,
  tripCounts: [Math.ceil(headSize / 4)],
  cuts: 1,
});

const ownKeysAt = ({ queryBlocks, keyBlocks }: AttentionShape): number =>
  queryBlocks * QUERY_RECORD + keyBlocks * KEY_RECORD;

function check(shape: AttentionShape, plan: DeviceArray, byQuery: readonly DeviceArray[]): void {
  const { queries, heads, headSize } = shape;
  assert(plan.length >= ownKeysAt(shape) + queries, `attention: ${plan.label} is too short`);
  const short = byQuery.filter(({ length }) => length < queries * heads * headSize);
  assert(short.length === 0, `attention: ${short.map(({ label }) => label).join()} too short`);
}

/**
 * out_i = softmax(q_i K^T) V over the keys that query i sees, head by head; 1 / sqrt(head size) is part of q. out
 * [queries, heads * headSize]; the log-sum-exp of the scores goes to statistics[.., 0] of [queries, heads, 2].
 *
 * `plan` says who sees what, in u32. First `queryBlocks` records: first query, count (at most QUERY_BLOCK; 0 is filling),
 * then start and count of two stretches of frozen keys and of two of live keys. Queries see the first three stretches
 * whole and the last up to their own key. Then `keyBlocks` records: first live key, count (at most KEY_BLOCK; 0 is
 * filling), first query, end of queries: all that see these keys, perhaps only those whose own key is not before them.
 * Then each query's own live key, ascending.
 *
 * `frozen` may be anything where no record has frozen keys. Every query needs a key.
 */
export function attentionForward(
  shape: AttentionShape,
  arrays: {
    readonly q: DeviceArray;
    readonly kv: DeviceArray;
    readonly frozen: DeviceArray;
    readonly plan: DeviceArray;
    readonly out: DeviceArray;
    readonly statistics: DeviceArray;
  },
): Launch {
  const { q, kv, frozen, plan, out, statistics } = arrays;
  check(shape, plan, [out]);
  const { kernel, tripCounts, cuts } = variantOf('forward', shape, [], (layout) => {
    const tiles = tilesOf(shape, forwardTiles);
    return tiles === undefined
      ? streamed(streamedForwardKernel(shape, layout), shape)
      : tiled(forwardKernel(shape, layout, tiles), tiles, QUERY_BLOCK);
  });
  return launch(
    kernel,
    [q, kv, frozen, plan, out, statistics],
    [ownKeysAt(shape), ...tripCounts],
    [shape.queryBlocks, shape.heads, cuts],
  );
}

/**
 * Gradient at q, element e of head h of query i to dq[i * gradientStride + h * headSize + e], given dOut, that at out.
 * Completes the statistics with dOut_i . out_i of each head, which attentionKeyGradient reads.
 */
export function attentionQueryGradient(
  shape: AttentionShape,
  arrays: {
    readonly q: DeviceArray;
    readonly kv: DeviceArray;
    readonly frozen: DeviceArray;
    readonly plan: DeviceArray;
    readonly dOut: DeviceArray;
    readonly out: DeviceArray;
    readonly statistics: DeviceArray;
    readonly dq: DeviceArray;
  },
  gradientStride: number,
): Launch {
  const { q, kv, frozen, plan, dOut, out, statistics, dq } = arrays;
  check(shape, plan, [dOut, out]);
  const { kernel, tripCounts, cuts } = variantOf('query gradient', shape, [gradientStride], (layout) => {
    const tiles = tilesOf(shape, queryGradientTiles);
    return tiles === undefined
      ? streamed(streamedQueryGradientKernel(shape, layout, gradientStride), shape)
      : tiled(queryGradientKernel(shape, layout, gradientStride, tiles), tiles, QUERY_BLOCK);
  });
  return launch(
    kernel,
    [q, kv, frozen, plan, dOut, out, statistics, dq],
    [ownKeysAt(shape), ...tripCounts],
    [shape.queryBlocks, shape.heads, cuts],
  );
}

/**
 * Gradients at the live keys and values of all key blocks, zeros for a key that no query sees. Frozen keys get none.
 * Runs after attentionQueryGradient.
 */
export function attentionKeyGradient(
  shape: AttentionShape,
  arrays: {
    readonly q: DeviceArray;
    readonly kv: DeviceArray;
    readonly plan: DeviceArray;
    readonly dOut: DeviceArray;
    readonly statistics: DeviceArray;
    readonly dkv: DeviceArray;
  },
  gradient: KeyGradientLayout,
): Launch {
  const { q, kv, plan, dOut, statistics, dkv } = arrays;
  check(shape, plan, [dOut]);
  const { stride, keyOffset, valueOffset } = gradient;
  const places = [stride, keyOffset, valueOffset];
  const { kernel, tripCounts, cuts } = variantOf('key gradient', shape, places, (layout) => {
    const tiles = tilesOf(shape, keyGradientTiles);
    return tiles === undefined
      ? streamed(streamedKeyGradientKernel(shape, layout, gradient), shape)
      : tiled(keyGradientKernel(shape, layout, gradient, tiles), tiles, KEY_BLOCK);
  });
  return launch(
    kernel,
    [q, kv, plan, dOut, statistics, dkv],
    [shape.queryBlocks * QUERY_RECORD, ownKeysAt(shape), ...tripCounts],
    [shape.keyBlocks, shape.heads, cuts],
  );
}
