import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../../base/assert';
import { encodedBatch, type GivenRow, rowsAsked } from '../../testing/encodedBatches';
import { liveRows } from '../gpt/liveRows';
import { NOTHING } from '../gpt/sources';
import { KEY_RECORD, QUERY_RECORD } from './kernels/attentionShape';
import { frozenLength, type PackedBatch, packRows } from './packBatch';

const blocks = { queryBlock: 4, keyBlock: 3 };

/** A cache in which every row's frozen text stands on its own, one after the other. */
interface Cached {
  readonly packed: PackedBatch;
  /** Source in each slot. */
  readonly slots: readonly number[];
}

function packCached(rows: readonly GivenRow[], share: boolean, freeze: boolean): Cached {
  const read = liveRows(encodedBatch(rows), [0, 3], 6);
  const slots: number[] = [];
  const spans = read.map((row) => {
    const count = frozenLength(row);
    slots.push(...row.sources.slice(0, count));
    return { start: slots.length - count, count };
  });
  const packed = packRows(read, freeze ? spans : undefined, {
    virtualRows: 6,
    savings: { sharedPrefix: share, answerRows: true },
    ...blocks,
  });
  return { packed, slots };
}

const pack = (rows: readonly GivenRow[], share = true): PackedBatch => packCached(rows, share, false).packed;

/** Sources of the keys that each query of a plan attends to, in order, as the kernels read the plan. */
function keysSeen({ packed, slots }: Cached, which: 'everywhere' | 'atQueries'): ReadonlyMap<number, string> {
  const { queryBlocks, keyBlocks, numbers } = packed[which];
  const own = numbers.subarray(queryBlocks * QUERY_RECORD + keyBlocks * KEY_RECORD);
  const seen = new Map<number, string>();
  for (let block = 0; block < queryBlocks; block++) {
    const [
      first = 0,
      count = 0,
      frozen = 0,
      frozenCount = 0,
      ,
      ,
      start0 = 0,
      count0 = 0,
      start1 = 0,
      count1 = 0,
    ] = numbers.subarray(block * QUERY_RECORD, (block + 1) * QUERY_RECORD);
    expect(count).toBeLessThanOrEqual(blocks.queryBlock);
    for (let query = first; query < first + count; query++) {
      expect(seen.has(query), `query ${query} in two blocks`).toBe(false);
      const end1 = Math.min(start1 + count1, at(own, query) + 1);
      const keys = [
        ...slots.slice(frozen, frozen + frozenCount),
        ...packed.sources.subarray(start0, start0 + count0),
        ...packed.sources.subarray(start1, end1),
      ];
      seen.set(query, keys.join());
    }
  }
  return seen;
}

/** How many live keys each query attends to. */
function liveKeys(packed: PackedBatch, which: 'everywhere' | 'atQueries'): readonly number[] {
  const seen = keysSeen({ packed, slots: [] }, which);
  return [...seen].sort(([a], [b]) => a - b).map(([, keys]) => keys.split(',').length);
}

/** For each key the queries that give it a gradient. */
function queriesHeard(packed: PackedBatch, which: 'everywhere' | 'atQueries'): ReadonlyMap<number, number[]> {
  const { queryBlocks, keyBlocks, numbers } = packed[which];
  const own = numbers.subarray(queryBlocks * QUERY_RECORD + keyBlocks * KEY_RECORD);
  const heard = new Map<number, number[]>();
  for (let block = 0; block < keyBlocks; block++) {
    const from = queryBlocks * QUERY_RECORD + block * KEY_RECORD;
    const [first = 0, count = 0, firstQuery = 0, end = 0] = numbers.subarray(from, from + KEY_RECORD);
    expect(count).toBeLessThanOrEqual(blocks.keyBlock);
    for (let key = first; key < first + count; key++) {
      expect(heard.has(key), `key ${key} in two blocks`).toBe(false);
      const list: number[] = [];
      for (let query = firstQuery; query < end; query++) if (at(own, query) >= key) list.push(query);
      heard.set(key, list);
    }
  }
  return heard;
}

const sourceOf = ({ task }: GivenRow, id: number): number => (id >= 0 ? id : -2 - (3 * task - 1 - id));

describe('packing a batch', () => {
  it('reads a row up to its last answer, and what rows begin with once', () => {
    const rows = [
      { task: 0, ids: [-1, -2, 7, 8, 9], answers: [3] },
      { task: 0, ids: [-1, -2, 7, 5], answers: [3] },
    ];
    const packed = pack(rows);
    expect([...packed.sources.subarray(0, 5)]).toEqual([-2, -3, 7, 8, 5]);
    expect([...packed.places.subarray(0, 5)]).toEqual([0, 1, 2, 3, 3]);
    expect([...packed.queryTokens.subarray(0, 2)]).toEqual([3, 4]);
    expect([...packed.labels.subarray(0, 2)]).toEqual([103, 113]);
    expect([...packed.weights]).toEqual([0.5, 0.5, 0, 0, 0, 0, 0, 0]);
    expect([...packed.virtualStarts]).toEqual([0, 1, 2, 2, 2, 2, 2]);
    expect([...pack(rows, false).sources.subarray(0, 8)]).toEqual([-2, -3, 7, 8, -2, -3, 7, 5]);
  });

  it('freezes text before the first virtual token, but not what is asked', () => {
    const rows = [
      { task: 0, ids: [4, 5, -1, 7], answers: [3] },
      { task: 0, ids: [4, 6, -1, 7], answers: [0, 3] },
    ];
    const { packed, slots } = packCached(rows, true, true);
    expect(slots).toEqual([4, 5]);
    expect([...packed.sources.subarray(0, 6)]).toEqual([-2, 7, 4, 6, -2, 7]);
    expect([...packed.places.subarray(0, 6)]).toEqual([2, 3, 0, 1, 2, 3]);
  });

  it('does not share what differs by task: the same marker is another row', () => {
    const packed = pack([
      { task: 0, ids: [4, -1, 7], answers: [2] },
      { task: 1, ids: [4, -1, 7], answers: [2] },
    ]);
    expect([...packed.sources.subarray(0, 5)]).toEqual([4, -2, 7, -5, 7]);
  });

  it('lets every answer attend to its row up to itself, and gives each key the gradients of those that saw it', () => {
    fc.assert(
      fc.property(rowsAsked(1), fc.boolean(), fc.boolean(), (rows, share, freeze) => {
        const cached = packCached(rows, share, freeze);
        const { packed } = cached;
        const asked = keysSeen(cached, 'atQueries');
        const all = keysSeen(cached, 'everywhere');
        expect(asked.size).toBe(packed.size.queries);
        expect(all.size).toBe(packed.size.tokens);
        const expected = rows.flatMap((row) =>
          row.answers.map((position) =>
            row.ids
              .slice(0, position + 1)
              .map((id) => sourceOf(row, id))
              .join(),
          ),
        );
        const found = expected.map((_, query) => asked.get(query));
        expect([...found].sort()).toEqual([...expected].sort());
        found.forEach((keys, query) => {
          expect(all.get(at(packed.queryTokens, query))).toBe(keys);
        });
        for (const which of ['everywhere', 'atQueries'] as const) {
          const real = which === 'everywhere' ? packed.size.tokens : expected.length;
          const live = liveKeys(packed, which);
          const counts = live.slice(0, real);
          const pairs = [...queriesHeard(packed, which).values()].reduce((sum, list) => sum + list.length, 0);
          expect(pairs).toBe(counts.reduce((sum, count) => sum + count, 0));
        }
      }),
    );
  });

  it('weighs every label the same and knows where each virtual row is used', () => {
    fc.assert(
      fc.property(rowsAsked(1), (rows) => {
        const packed = pack(rows);
        expect(packed.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
        packed.sources.forEach((source, token) => {
          if (source >= NOTHING) return;
          const row = -2 - source;
          const uses = packed.virtualTokens.subarray(
            at(packed.virtualStarts, row),
            at(packed.virtualStarts, row + 1),
          );
          expect([...uses]).toContain(token);
        });
        packed.inverse.forEach((query, token) => {
          if (query < packed.size.queries) expect(packed.queryTokens[query]).toBe(token);
        });
      }),
    );
  });
});
