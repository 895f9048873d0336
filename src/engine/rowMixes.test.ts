import { describe, expect, it } from 'vitest';
import type { LossOver } from '../run/tuningConfig';
import { mixRows } from './rowMixes';

/** More than a call takes as arguments. */
const many = 130_000;

const member = (taskIndex: number, length: number, lossOver: LossOver, line = 1) => ({
  row: { labels: [' good', ' bad'], lossOver },
  prompt: {
    line,
    taskIndex,
    prefix: new Int32Array(length),
    candidates: [Int32Array.of(5, 1), Int32Array.of(3, 1)],
    cut: 0,
  },
});

describe('G9: rows of many tasks in few mixes', () => {
  it('share one where they share the softmax, the shortest first', () => {
    const [mix, another] = mixRows([member(0, 4, 'candidates'), member(1, 2, 'candidates')]);
    expect(another).toBeUndefined();
    expect(mix?.members.map(({ prompt }) => prompt.prefix.length)).toEqual([2, 4]);
    expect(mix?.restrictTo).toEqual(Int32Array.of(1, 3, 5));
    expect(mixRows([member(0, 4, 'candidates'), member(1, 2, 'vocabulary')])).toHaveLength(2);
  });
  it('may be as many as a long file has', () => {
    const [first, second] = [member(0, 4, 'vocabulary'), member(1, 2, 'vocabulary')];
    const rows = Array.from({ length: 2 * many }, (_, line) => (line % 2 === 0 ? first : second));
    const mixes = mixRows(rows);
    expect(mixes.map(({ members }) => members.length)).toEqual([2 * many]);
  });
});
