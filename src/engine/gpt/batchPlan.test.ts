import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../../base/assert';
import { bucketed, planInput, planLoss } from './batchPlan';
import { NO_ROW } from './rowTable';

describe('where the rows of an input come from', () => {
  it('virtual tokens find the rows of their own task; padding finds no row', () => {
    const plan = planInput(
      {
        inputIds: Int32Array.of(-1, 7, -2, 0, /* second row, other task */ -3, 5, 0, 0),
        lengths: Int32Array.of(4, 2),
        taskIndex: Int32Array.of(0, 1),
      },
      [0, 2],
      5,
    );
    expect([...plan.wordIds]).toEqual([NO_ROW, 7, NO_ROW, 0, NO_ROW, 5, NO_ROW, NO_ROW]);
    expect([...plan.virtualPositions]).toEqual([0, 2, 4]);
    expect([...plan.virtualRows]).toEqual([0, 1, 4]);
  });

  it('a virtual token that the prompt does not have is our mistake', () => {
    const input = { inputIds: Int32Array.of(-4), lengths: Int32Array.of(1), taskIndex: Int32Array.of(0) };
    expect(() => planInput(input, [0], 3)).toThrow('virtual token 3 has no row');
  });
});

describe('the positions that carry loss', () => {
  it('are listed with equal weights, and filled up with weight 0', () => {
    const plan = planLoss({ labels: Int32Array.of(4, 5, 6), lossMask: Uint8Array.of(0, 1, 1) });
    expect([...plan.positions]).toEqual([1, 2, 0, 0, 0, 0, 0, 0]);
    expect([...plan.labels]).toEqual([5, 6, 0, 0, 0, 0, 0, 0]);
    expect([...plan.weights]).toEqual([0.5, 0.5, 0, 0, 0, 0, 0, 0]);
    expect([...plan.inverse]).toEqual([8, 0, 1]);
  });

  it('must exist, and may not expect a virtual token', () => {
    expect(() => planLoss({ labels: Int32Array.of(1), lossMask: Uint8Array.of(0) })).toThrow('any label');
    expect(() => planLoss({ labels: Int32Array.of(-1), lossMask: Uint8Array.of(1) })).toThrow('virtual');
  });

  it('inverse leads from each position back to itself', () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 1, minLength: 1, maxLength: 80 }), (lossMask) => {
        fc.pre(lossMask.includes(1));
        const plan = planLoss({ labels: new Int32Array(lossMask.length), lossMask });
        lossMask.forEach((counts, position) => {
          const index = at(plan.inverse, position);
          if (counts === 0) expect(index).toBe(plan.positions.length);
          else expect(plan.positions[index]).toBe(position);
        });
      }),
    );
  });
});

describe('buckets', () => {
  it('hold what they are made for, waste less than an eighth beyond 64, and are few', () => {
    const sizes = new Set<number>();
    for (let count = 1; count <= 1024; count++) {
      const size = bucketed(count);
      expect(size).toBeGreaterThanOrEqual(count);
      if (count > 64) expect(size).toBeLessThanOrEqual(count * 1.13);
      sizes.add(size);
    }
    expect(sizes.size).toBeLessThanOrEqual(40);
  });
});
