import { at } from '../../base/assert';
import { KEY_RECORD, QUERY_RECORD } from './kernels/attentionShape';

/** Consecutive slots of the cache of frozen keys. */
export interface FrozenSpan {
  readonly start: number;
  readonly count: number;
}

/** Consecutive tokens of one row, and the queries among them. */
export interface KeyRun {
  /** Keys of the text that stands before all of the row's tokens here. */
  readonly frozen: FrozenSpan;
  readonly first: number;
  readonly count: number;
  readonly firstQuery: number;
  readonly queryCount: number;
}

/**
 * Where attention finds its keys, for the kernels: `queryBlocks` records (firstQuery, queryCount, frozenStart0, frozenCount0,
 * frozenStart1, frozenCount1, liveStart0, liveCount0, liveStart1, liveCount1), `keyBlocks` records (firstKey, keyCount,
 * firstQuery, endQuery), then each query's own key. Records beyond the real ones are all zero.
 */
export interface AttentionPlan {
  readonly queryBlocks: number;
  readonly keyBlocks: number;
  readonly queries: number;
  readonly numbers: Uint32Array;
}

/** Length of the plan's array; depends on sizes only, so that recordings can be reused. */
export function attentionPlanSize(sizes: {
  readonly queries: number;
  readonly tokens: number;
  /** Runs at most. */
  readonly most: number;
  readonly queryBlock: number;
  readonly keyBlock: number;
}): Pick<AttentionPlan, 'queryBlocks' | 'keyBlocks' | 'queries'> & { readonly length: number } {
  const { queries, tokens, most } = sizes;
  const queryBlocks = Math.floor(queries / sizes.queryBlock) + most;
  const keyBlocks = Math.floor(tokens / sizes.keyBlock) + most;
  const length = queryBlocks * QUERY_RECORD + keyBlocks * KEY_RECORD + queries;
  return { queryBlocks, keyBlocks, queries, length };
}

export interface TokenLayout {
  /** All tokens, run after run; the first one is the shared stretch when `shared` > 0. */
  readonly runs: readonly KeyRun[];
  readonly shared: number;
  readonly tokens: number;
  readonly most: number;
  readonly queryBlock: number;
  readonly keyBlock: number;
}

/** Pieces of at most `size` of a stretch. */
function* pieces(first: number, count: number, size: number): Generator<readonly [number, number]> {
  for (let done = 0; done < count; done += size) yield [first + done, Math.min(size, count - done)];
}

/**
 * The plan for all tokens as queries, or for those in `queries` (ascending, `real` of them; those that fill up look at
 * token 0 alone, so that their numbers are finite, and no key hears of them).
 */
export function planAttention(
  layout: TokenLayout,
  queries: { readonly tokens: Int32Array; readonly real: number } | undefined,
): AttentionPlan {
  const { runs, shared } = layout;
  const count = queries?.tokens.length ?? layout.tokens;
  const { queryBlocks, keyBlocks, length } = attentionPlanSize({ ...layout, queries: count });
  const numbers = new Uint32Array(length);
  const queriesOf = (run: KeyRun): readonly [first: number, count: number] =>
    queries === undefined ? [run.first, run.count] : [run.firstQuery, run.queryCount];
  let record = 0;
  runs.forEach((run, index) => {
    const seesShared = shared > 0 && index > 0 ? shared : 0;
    for (const [first, size] of pieces(...queriesOf(run), layout.queryBlock)) {
      const { start, count: before } = run.frozen;
      numbers.set([first, size, start, before, 0, 0, 0, seesShared, run.first, run.count], record);
      record += QUERY_RECORD;
    }
  });
  const real = queries?.real ?? count;
  for (const [first, size] of pieces(real, count - real, layout.queryBlock)) {
    numbers.set([first, size, 0, 0, 0, 0, 0, 0, 0, 1], record);
    record += QUERY_RECORD;
  }
  record = queryBlocks * QUERY_RECORD;
  runs.forEach((run, index) => {
    const [firstQuery, queryCount] = queriesOf(run);
    // Every later token looks back at the shared stretch, those of other rows too.
    const endQuery = shared > 0 && index === 0 ? real : firstQuery + queryCount;
    for (const [first, size] of pieces(run.first, run.count, layout.keyBlock)) {
      numbers.set([first, size, firstQuery, endQuery], record);
      record += KEY_RECORD;
    }
  });
  const ownKeys = queryBlocks * QUERY_RECORD + keyBlocks * KEY_RECORD;
  for (let query = 0; query < count; query++) {
    numbers[ownKeys + query] = queries === undefined ? query : at(queries.tokens, query);
  }
  return { queryBlocks, keyBlocks, queries: count, numbers };
}
