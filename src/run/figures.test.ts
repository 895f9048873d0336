import { describe, expect, it } from 'vitest';
import { timeLeft, tokensPerSecond } from './eta';
import type { StepColumns } from './runEvent';
import { summarise } from './seriesSummary';
import { indexOfStep, xValues } from './xAxis';

const columnsOf = (milliseconds: readonly number[]): StepColumns => ({
  step: Float64Array.from(milliseconds, (_, i) => i + 1),
  loss: Float64Array.from(milliseconds, () => 1),
  learningRate: Float64Array.from(milliseconds, () => 0.1),
  gradNorm: Float64Array.from(milliseconds, () => 1),
  tokens: Float64Array.from(milliseconds, () => 50),
  milliseconds: Float64Array.from(milliseconds),
});

describe('time left', () => {
  it('is measured first, warm-up left out', () => {
    expect(timeLeft(columnsOf([9000, 5000, 100, 100, 100, 100]), 100)).toBeUndefined();
    expect(timeLeft(columnsOf([9000, 5000, 100, 100, 100, 100, 100]), 107)).toEqual({ least: 10, most: 10 });
  });

  it('is a span from quick to slow steps; a single slow one does not count', () => {
    const left = timeLeft(columnsOf([1, 1, 1, 100, 100, 100, 200, 200, 200, 90_000]), 20);
    expect(left?.least).toBeCloseTo(1);
    expect(left?.most).toBeCloseTo(2);
  });

  it('tokens per second leave warm-up out', () => {
    expect(tokensPerSecond(columnsOf([9999, 9999, 9999, 500, 500]))).toBeCloseTo(100);
    expect(tokensPerSecond(columnsOf([5, 5]))).toBeUndefined();
  });
});

describe('the lower edge of a chart', () => {
  const columns = columnsOf([1000, 2000, 500]);
  const sizes = { stepsPerEpoch: 2, batchSize: 8 };
  it.each([
    ['step', [1, 2, 3]],
    ['epoch', [0.5, 1, 1.5]],
    ['examples', [8, 16, 24]],
    ['tokens', [50, 100, 150]],
    ['time', [1, 3, 3.5]],
  ] as const)('%s', (axis, values) => {
    expect([...xValues(columns, axis, sizes)]).toEqual(values);
  });

  it('finds the entry of a step', () => {
    expect([1, 3, 4, 0].map((step) => indexOfStep(columns, step))).toEqual([0, 2, undefined, undefined]);
    expect(indexOfStep(columnsOf([]), 1)).toBeUndefined();
  });
});

describe('a series in a few numbers', () => {
  it('leaves out what is not finite and tells the trend of its end', () => {
    expect(summarise([Number.NaN])).toBeUndefined();
    expect(summarise([5, Number.NaN, 4, 3, 2, 1])).toEqual({
      first: 5,
      last: 1,
      least: 1,
      most: 5,
      trend: 'falling',
    });
    expect(summarise([1, 2, 3, 4])?.trend).toBe('rising');
    expect(summarise([4, 4, 4])?.trend).toBe('level');
  });
});
