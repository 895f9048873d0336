import { assert } from '../../../base/assert';
import type { Kernel } from '../kernel';
import { type DeviceArray, type Groups, type Launch, launch } from '../launch';
import { forwardKernel, forwardTiles } from './attentionForward';
import { type KeyGradientLayout, keyGradientKernel, keyGradientTiles } from './attentionKeyGradient';
import { queryGradientKernel, queryGradientTiles } from './attentionQueryGradient';
import { type AttentionShape, KEY_BLOCK, KEY_RECORD, QUERY_BLOCK, QUERY_RECORD } from './attentionShape';
import type { HeadLayout } from './attentionText';
import type { Tiles } from './attentionTiles';

const kernels = new Map<string, Kernel>();

/** The text depends on the layout of heads alone, not on the counts of a batch. */
function cached(
  name: string,
  shape: AttentionShape,
  gradient: readonly number[],
  make: (layout: HeadLayout) => Kernel,
): Kernel {
  const { heads, headSize, queryStride, keyStride, keyOffset, valueOffset } = shape;
  const { frozenStride, frozenKeyOffset, frozenValueOffset } = shape;
  const live = [headSize, queryStride, keyStride, keyOffset, valueOffset];
  const starts = [...live, frozenStride, frozenKeyOffset, frozenValueOffset, ...gradient];
  const key = [name, heads, ...starts].join();
  const known = kernels.get(key);
  if (known !== undefined) return known;
  const kernel = make({ heads, headSize, wide: starts.every((start) => start % 4 === 0) });
  kernels.set(key, kernel);
  return kernel;
}

const ownKeysAt = ({ queryBlocks, keyBlocks }: AttentionShape): number =>
  queryBlocks * QUERY_RECORD + keyBlocks * KEY_RECORD;

function check(shape: AttentionShape, plan: DeviceArray, byQuery: readonly DeviceArray[]): void {
  const { queries, heads, headSize } = shape;
  assert(plan.length >= ownKeysAt(shape) + queries, `attention: ${plan.label} is too short`);
  const short = byQuery.filter(({ length }) => length < queries * heads * headSize);
  assert(short.length === 0, `attention: ${short.map(({ label }) => label).join()} too short`);
}

/**
 * Lengths of the inner loops are parameters: as constants they invite drivers to unroll everything, and software ones
 * then compile for half a minute.
 */
const tripCounts = ({ tile, columns }: Tiles): readonly number[] => [tile, columns];

/** A block is cut where a head is too wide for the rows of a whole block to fit. */
const groupsOf = (blocks: number, heads: number, blockSize: number, rows: number): Groups => [
  blocks,
  heads,
  Math.ceil(blockSize / rows),
];

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
  return launch(
    cached('forward', shape, [], (layout) => forwardKernel(shape, layout)),
    [q, kv, frozen, plan, out, statistics],
    [ownKeysAt(shape), ...tripCounts(forwardTiles(shape.headSize))],
    groupsOf(shape.queryBlocks, shape.heads, QUERY_BLOCK, forwardTiles(shape.headSize).rows),
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
  return launch(
    cached('query gradient', shape, [gradientStride], (layout) =>
      queryGradientKernel(shape, layout, gradientStride),
    ),
    [q, kv, frozen, plan, dOut, out, statistics, dq],
    [ownKeysAt(shape), ...tripCounts(queryGradientTiles(shape.headSize))],
    groupsOf(shape.queryBlocks, shape.heads, QUERY_BLOCK, queryGradientTiles(shape.headSize).rows),
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
  return launch(
    cached('key gradient', shape, [stride, keyOffset, valueOffset], (layout) =>
      keyGradientKernel(shape, layout, gradient),
    ),
    [q, kv, plan, dOut, statistics, dkv],
    [shape.queryBlocks * QUERY_RECORD, ownKeysAt(shape), ...tripCounts(keyGradientTiles(shape.headSize))],
    groupsOf(shape.keyBlocks, shape.heads, KEY_BLOCK, keyGradientTiles(shape.headSize).rows),
  );
}
