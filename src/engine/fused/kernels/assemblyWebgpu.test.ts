import { describe, expect, it } from 'vitest';
import { at } from '../../../base/assert';
import { openTestDevice } from '../../../testing/runLaunches';
import { keptArray } from '../launch';
import { addSpread, embedTokens, gatherVirtualGradient } from './assembly';

const gpu = await openTestDevice();

const numbers = (length: number, seed: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.sin(seed + 1.7 * i));

const rowOf = (table: Float32Array, row: number, width: number): Float32Array =>
  table.subarray(row * width, (row + 1) * width);

const WIDTHS = [1, 3, 4, 33, 64];

describe.skipIf(gpu === undefined)('input assembly on WebGPU', () => {
  it.each(WIDTHS)('puts words of two blocks, virtual rows and positions together, width %i', async (d) => {
    const sources = [3, -1, -2, 6, 0, -3, 4, -1, 5];
    const places = [0, 0, 1, 2, 0, 3, 1, 0, 4];
    const [upper, lower] = [numbers(4 * d, 0), numbers(3 * d, 1)];
    const [rows, positions] = [numbers(2 * d, 2), numbers(5 * d, 3)];
    const wordOf = (id: number): Float32Array => (id < 4 ? rowOf(upper, id, d) : rowOf(lower, id - 4, d));
    const expected = sources.flatMap((source, i) => {
      if (source === -1) return new Array<number>(d).fill(0);
      const x = source >= 0 ? wordOf(source) : rowOf(rows, -2 - source, d);
      const position = rowOf(positions, at(places, i), d);
      return Array.from(x, (value, k) => Math.fround(value + at(position, k)));
    });
    const arrays = {
      words: keptArray('words', 4 * d),
      sources: keptArray('sources', 9),
      virtualRows: keptArray('virtual rows', 2 * d),
      positions: keptArray('positions', 5 * d),
      places: keptArray('places', 9),
      out: keptArray('out', 9 * d),
    };
    const moreWords = keptArray('more words', 3 * d);
    const size = { count: 9, width: d };
    const launches = [
      embedTokens(size, arrays, { first: 0, columns: 4, isFirst: true }),
      embedTokens(size, { ...arrays, words: moreWords }, { first: 4, columns: 3, isFirst: false }),
    ];
    const contents = new Map<typeof moreWords, Float32Array | Int32Array>([
      [arrays.words, upper],
      [moreWords, lower],
      [arrays.sources, Int32Array.from(sources)],
      [arrays.virtualRows, rows],
      [arrays.positions, positions],
      [arrays.places, Int32Array.from(places)],
      [arrays.out, new Float32Array(9 * d).fill(Number.NaN)],
    ]);
    const found = await gpu?.run(launches, contents, [arrays.out]);
    expect([...(found?.[0] ?? [])]).toEqual(expected);
  });

  it.each([
    [1, false],
    [3, true],
    [33, false],
    [64, true],
  ])('sums what reaches each virtual row, width %i, onto what was there: %s', async (d, accumulate) => {
    const uses = [[4, 0, 2], [], [1]];
    const dx = numbers(5 * d, 4);
    const before = numbers(3 * d, 5);
    const expected = uses.flatMap((tokens, r) =>
      Array.from({ length: d }, (_, k) => {
        const reached = tokens.reduce((sum, token) => sum + at(rowOf(dx, token, d), k), 0);
        return reached + (accumulate ? at(rowOf(before, r, d), k) : 0);
      }),
    );
    const arrays = {
      dx: keptArray('dx', 5 * d),
      starts: keptArray('starts', 4),
      tokens: keptArray('tokens', 4),
      out: keptArray('out', 3 * d),
    };
    const contents = new Map<typeof arrays.dx, Float32Array | Uint32Array>([
      [arrays.dx, dx],
      [arrays.starts, Uint32Array.of(0, 3, 3, 4)],
      [arrays.tokens, Uint32Array.from(uses.flat())],
      [arrays.out, accumulate ? before : new Float32Array(3 * d).fill(Number.NaN)],
    ]);
    const launches = [gatherVirtualGradient({ virtualRows: 3, width: d, accumulate }, arrays)];
    const found = await gpu?.run(launches, contents, [arrays.out]);
    const sums = [...(found?.[0] ?? [])];
    expect(sums).toHaveLength(3 * d);
    sums.forEach((value, i) => {
      expect(Math.abs(value - at(expected, i))).toBeLessThan(1e-5);
    });
  });

  it.each(WIDTHS)('adds picked rows back where they came from, width %i', async (d) => {
    const [base, x] = [numbers(5 * d, 6), numbers(2 * d, 7)];
    const inverse = [2, 1, 0xffff_ffff, 0, 2];
    const expected = inverse.flatMap((from, i) =>
      Array.from(rowOf(base, i, d), (value, k) =>
        from < 2 ? Math.fround(value + at(rowOf(x, from, d), k)) : value,
      ),
    );
    const arrays = {
      base: keptArray('base', 5 * d),
      x: keptArray('x', 2 * d),
      inverse: keptArray('inverse', 5),
      out: keptArray('out', 5 * d),
    };
    const contents = new Map<typeof arrays.base, Float32Array | Uint32Array>([
      [arrays.base, base],
      [arrays.x, x],
      [arrays.inverse, Uint32Array.from(inverse)],
    ]);
    const found = await gpu?.run([addSpread({ count: 5, width: d, rows: 2 }, arrays)], contents, [
      arrays.out,
    ]);
    expect([...(found?.[0] ?? [])]).toEqual(expected);
  });
});
