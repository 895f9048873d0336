import { describe, expect, it } from 'vitest';
import { layoutCost } from './layoutCost';

/** So many rows of each length. */
const rows = (...counts: readonly (readonly [length: number, rows: number])[]): readonly number[] => {
  const lengths = new Array<number>(Math.max(...counts.map(([length]) => length)) + 1).fill(0);
  for (const [length, count] of counts) lengths[length] = count;
  return lengths;
};
const most = (virtual: number) => ({ virtual, fixed: 1, fields: {} });
const work = (positions: number, width: number): number => positions * (4 * width + positions);

describe('what a layout costs (T21)', () => {
  it('as much as without virtual tokens when there are none', () => {
    expect(layoutCost({ lengths: rows([20, 3], [40, 1]), most: most(0), maximum: 64 }, 64)).toBe(1);
  });

  it('goes by padded lengths: 12 more tokens cost nothing where padding had room for them', () => {
    const preview = { lengths: rows([31, 9]), most: most(12), maximum: 512 };
    expect(layoutCost(preview, 64)).toBeCloseTo(work(32, 64) / work(32, 64));
    const longer = { lengths: rows([49, 9]), most: most(20), maximum: 512 };
    expect(layoutCost(longer, 64)).toBeCloseTo(work(48, 64) / work(32, 64));
  });

  it('attention weighs more in narrow models', () => {
    const preview = { lengths: rows([257, 1]), most: most(128), maximum: 512 };
    expect(layoutCost(preview, 64)).toBeCloseTo(work(256, 64) / work(128, 64));
    expect(layoutCost(preview, 4096)).toBeLessThan(layoutCost(preview, 64) ?? 0);
    expect(layoutCost(preview, 4096)).toBeGreaterThan(2);
  });

  it('rows are cut at the maximum, so that virtual tokens there cost no more', () => {
    const preview = { lengths: rows([90, 1]), most: most(20), maximum: 64 };
    expect(layoutCost(preview, 64)).toBe(1);
  });

  it('a row waits for the longest of its micro-batch', () => {
    const preview = { lengths: rows([17, 1], [33, 1]), most: most(0), maximum: 64 };
    const halves = { lengths: rows([33, 1], [65, 1]), most: most(16), maximum: 128 };
    expect(layoutCost(preview, 64, 2)).toBe(1);
    const longest = (short: number, long: number): number => work(short, 64) / 4 + (work(long, 64) * 3) / 4;
    expect(layoutCost(halves, 64, 2)).toBeCloseTo(longest(32, 64) / longest(16, 48));
  });

  it('is not known before anything was counted', () => {
    expect(layoutCost({ lengths: [], most: most(0), maximum: 64 })).toBeUndefined();
    expect(layoutCost({ lengths: rows([5, 1]), most: most(5), maximum: 64 })).toBeUndefined();
  });
});
