import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withVirtualTokens } from './divideVirtualTokens';

const template = (virtualTokenSplits: readonly number[]) => ({
  taskname: 'mood',
  promptTemplate: '',
  totalVirtualTokens: virtualTokenSplits.reduce((a, b) => a + b, 0),
  virtualTokenSplits,
  truncateField: undefined,
  answerOnlyLoss: true,
  answerField: 'label',
});

describe('another number of virtual tokens', () => {
  it.each([
    [[2, 8], 20, [4, 16]],
    [[2, 8], 5, [1, 4]],
    [[1, 1, 1], 10, [4, 3, 3]],
    [[10], 3, [3]],
    [[1, 99], 2, [1, 1]],
  ])('%j become %i: %j', (splits, total, expected) => {
    expect(withVirtualTokens(template(splits), total).virtualTokenSplits).toEqual(expected);
  });

  it('always adds up, with at least one per marker', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(sizes, fc.nat({ max: 200 }), (splits, more) => {
        const total = splits.length + more;
        const divided = withVirtualTokens(template(splits), total);
        expect(divided.totalVirtualTokens).toBe(total);
        expect(divided.virtualTokenSplits.reduce((a, b) => a + b, 0)).toBe(total);
        expect(Math.min(...divided.virtualTokenSplits)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('refuses fewer tokens than markers by not adding up', () => {
    expect(withVirtualTokens(template([2, 2]), 1).virtualTokenSplits).toEqual([1, 1]);
  });
});
