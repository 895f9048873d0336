import { describe, expect, it } from 'vitest';
import { at } from '../../../base/assert';
import { QUERY_BLOCK, QUERY_RECORD } from '../kernels/attentionShape';
import { NO_SLOT } from '../kernels/scatterRows';
import { finelyBucketed, type Passage, packPassage } from './passage';
import { extendRow, planPrefixes } from './prefixes';

/** Names of the keys that each query attends to; `slots` says what stands in the cache. */
function keysSeen(passage: Passage, which: 'everywhere' | 'atQueries', slots: readonly string[]) {
  const numbers = passage[which];
  const { size } = passage;
  const blocks = which === 'everywhere' ? size.blocks : size.queryBlocks;
  const own = numbers.subarray(blocks * QUERY_RECORD);
  const seen = new Map<number, string>();
  for (let block = 0; block < blocks; block++) {
    const record = numbers.subarray(block * QUERY_RECORD, (block + 1) * QUERY_RECORD);
    const span = (from: number): readonly [number, number] => [
      at(record, from),
      at(record, from) + at(record, from + 1),
    ];
    for (let query = at(record, 0); query < at(record, 0) + at(record, 1); query++) {
      expect(seen.has(query), `query ${query} in two blocks`).toBe(false);
      const live = Array.from(passage.sources, String);
      const [start, end] = span(8);
      const keys = [
        ...slots.slice(...span(2)),
        ...slots.slice(...span(4)),
        ...live.slice(...span(6)),
        ...live.slice(start, Math.min(end, at(own, query) + 1)),
      ];
      seen.set(query, keys.join(' '));
    }
  }
  return seen;
}

/** The cache after a passage was read into it. */
function written(passage: Passage, slots: readonly string[] = []): readonly string[] {
  const after = [...slots];
  passage.slots.forEach((slot, token) => {
    if (slot !== NO_SLOT) after[slot] = String(at(passage.sources, token));
  });
  return after;
}

const limits = { positions: 40, room: () => 2 };
const virtual = { offsets: [0, 3], rows: 6 };
const prefix = (taskIndex: number, ...ids: readonly number[]) => ({
  taskIndex,
  prefix: Int32Array.from(ids),
});

describe('a passage', () => {
  it('lets the last token of each prefix see all of it, and what all begin with is read once', () => {
    const planned = planPrefixes(
      [prefix(0, -1, 7, 8, 9), prefix(0, -1, 7, 5), prefix(0, -1, 7, 8)],
      virtual,
      limits,
    );
    const passage = packPassage(planned.runs, planned.shared);
    expect([...passage.sources]).toEqual([-2, 7, 8, 9, 5, 8, -1, -1]);
    expect([...passage.places].slice(0, 6)).toEqual([0, 1, 2, 3, 2, 2]);
    const seen = keysSeen(passage, 'atQueries', []);
    expect([seen.get(0), seen.get(1), seen.get(2)]).toEqual(['-2 7 8 9', '-2 7 5', '-2 7 8']);
    expect(keysSeen(passage, 'everywhere', []).get(3)).toBe('-2 7 8 9');
    expect(keysSeen(passage, 'everywhere', []).size).toBe(passage.size.tokens);
    expect(seen.size).toBe(passage.size.queries);
  });

  it('shows new tokens what was read before them, row by row', () => {
    const members = [prefix(0, -1, 7, 8, 9), prefix(0, -1, 7, 5)];
    const planned = planPrefixes(members, virtual, limits);
    const first = packPassage(planned.runs, planned.shared);
    let slots = written(first);
    const rows = planned.rows.map((row, i) => extendRow(row, [20 + i]));
    const second = packPassage(
      rows.map(({ run }) => run),
      false,
    );
    expect([...second.places]).toEqual([4, 3]);
    expect(keysSeen(second, 'atQueries', slots).get(0)).toBe('-2 7 8 9 20');
    expect(keysSeen(second, 'atQueries', slots).get(1)).toBe('-2 7 5 21');
    slots = written(second, slots);
    const third = packPassage([extendRow(at(rows, 1).row, [30]).run], false);
    expect(keysSeen(third, 'atQueries', slots).get(0)).toBe('-2 7 5 21 30');
    expect(third.size).toMatchObject({ tokens: 1, queries: 1, blocks: 1, queryBlocks: 1 });
  });

  it('shares nothing between tasks: the same marker is another row', () => {
    const planned = planPrefixes([prefix(0, -1, 7, 8), prefix(1, -1, 7, 8)], virtual, limits);
    expect(planned.shared).toBe(false);
    const passage = packPassage(planned.runs, planned.shared);
    expect([...passage.sources].slice(0, 6)).toEqual([-2, 7, 8, -5, 7, 8]);
  });

  it('takes long runs in blocks of queries', () => {
    const sources = Array.from({ length: 2 * QUERY_BLOCK + 1 }, (_, i) => i);
    const run = { sources, firstPlace: 0, before: [], firstSlot: undefined, asked: [0, 2 * QUERY_BLOCK] };
    const passage = packPassage([run], false);
    expect(passage.size.keeps).toBe(false);
    const all = keysSeen(passage, 'everywhere', []);
    expect(all.get(2 * QUERY_BLOCK)).toBe(sources.join(' '));
    expect(keysSeen(passage, 'atQueries', []).get(1)).toBe(sources.join(' '));
  });

  it('refuses virtual tokens without a row, and prefixes that do not fit', () => {
    expect(() => planPrefixes([prefix(1, -4, 2)], virtual, limits)).toThrow('virtual token 3 has no row');
    expect(() => planPrefixes([prefix(0)], virtual, limits)).toThrow('an empty prefix');
    const long = { taskIndex: 0, prefix: new Int32Array(41) };
    expect(() => planPrefixes([long], virtual, limits)).toThrow('a prefix of 41');
  });

  it('fills up little: one row that writes is one row', () => {
    expect([1, 2, 3, 5, 8, 9, 100].map(finelyBucketed)).toEqual([1, 2, 4, 8, 8, 16, 104]);
  });
});
