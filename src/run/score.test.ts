import { describe, expect, it } from 'vitest';
import { accuracy, indexOfLargest, macroF1, majorityLabel } from './score';

const judged = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([label, prediction]) => ({ label, prediction }));

describe('accuracy', () => {
  it('is the share of equal answers', () => {
    expect(
      accuracy(
        judged([
          ['a', 'a'],
          ['a', 'b'],
          ['b', 'b'],
          ['c', 'a'],
        ]),
      ),
    ).toBe(0.5);
  });
  it('is 0 without rows', () => {
    expect(accuracy([])).toBe(0);
  });
});

describe('macro-F1', () => {
  it('averages the classes, not the rows', () => {
    const rows = judged([
      ['a', 'a'],
      ['a', 'a'],
      ['a', 'a'],
      ['b', 'a'],
    ]);
    expect(macroF1(rows)).toBeCloseTo((6 / 7 + 0) / 2, 12);
  });
  it('counts a class that was only predicted', () => {
    expect(
      macroF1(
        judged([
          ['a', 'a'],
          ['a', 'z'],
        ]),
      ),
    ).toBeCloseTo((2 / 3 + 0) / 2, 12);
  });
  it('is 1 when all is right', () => {
    expect(
      macroF1(
        judged([
          ['a', 'a'],
          ['b', 'b'],
        ]),
      ),
    ).toBe(1);
  });
});

describe('the majority label', () => {
  it('is the most frequent one', () => {
    expect(majorityLabel(['x', 'y', 'y'])).toBe('y');
  });
  it('is the first seen of equals', () => {
    expect(majorityLabel(['x', 'y', 'y', 'x'])).toBe('x');
  });
});

describe('the largest score', () => {
  it('is the first of equals, and found among infinities', () => {
    expect(indexOfLargest([-3, -1, -1])).toBe(1);
    expect(indexOfLargest([Number.NEGATIVE_INFINITY, -9])).toBe(1);
    expect(indexOfLargest([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY])).toBe(0);
  });
  it('is none of NaN', () => {
    expect(indexOfLargest([Number.NaN])).toBeUndefined();
  });
});
