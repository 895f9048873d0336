import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smoothed } from './smoothing';

describe('smoothing', () => {
  it('starts at the first value, not at zero', () => {
    expect(smoothed([4, 4, 8], 0.9)[0]).toBeCloseTo(4, 12);
  });
  it('is the weighted mean of what came before', () => {
    expect(smoothed([1, 3], 0.5)[1]).toBeCloseTo((0.5 * 0.5 * 1 + 0.5 * 3) / 0.75, 12);
  });
  it('leaves a constant series exactly alone', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (value, weight) => {
          expect([...smoothed([value, value, value], weight)]).toEqual([value, value, value]);
        },
      ),
    );
  });
  it('leaves a gap where a value is not finite and goes on after it', () => {
    const [first, gap, last] = smoothed([2, Number.POSITIVE_INFINITY, 4], 0.5);
    expect(gap).toBeNaN();
    expect([first, last]).toEqual([...smoothed([2, 4], 0.5)]);
  });
  it('stays between the smallest and the largest value', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1 }), (values) => {
        for (const value of smoothed(values, 0.8)) {
          expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        }
      }),
    );
  });
});
