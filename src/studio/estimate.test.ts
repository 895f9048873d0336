import { describe, expect, it } from 'vitest';
import type { StepColumns } from '../run/runEvent';
import { secondsLeft, tokensPerSecond } from './estimate';

/** Steps with these times in milliseconds, 100 tokens each. */
function steps(milliseconds: readonly number[]): StepColumns {
  const column = (value: number) => new Float64Array(milliseconds.length).fill(value);
  return {
    step: Float64Array.from(milliseconds, (_, i) => i + 1),
    loss: column(1),
    learningRate: column(0.1),
    gradNorm: column(1),
    tokens: column(100),
    milliseconds: Float64Array.from(milliseconds),
  };
}

describe('the time left', () => {
  it('is not guessed while only the slow first steps were measured', () => {
    expect(secondsLeft(steps([900, 500, 400, 100]), 100)).toBeUndefined();
  });

  it('is the steps left times the median of recent steps, so one slow step does not count', () => {
    expect(secondsLeft(steps([900, 500, 400, 100, 100, 5000, 100, 100]), 108)).toBeCloseTo(10);
  });

  it('looks at the last 25 steps only', () => {
    const slowThenFast = [...new Array(50).fill(1000), ...new Array(25).fill(10)];
    expect(secondsLeft(steps(slowThenFast), 175)).toBeCloseTo(1);
  });
});

describe('the speed', () => {
  it('is tokens over the time of recent steps', () => {
    expect(tokensPerSecond(steps([900, 500, 400, 200, 200]))).toBeCloseTo(500);
  });
  it('is unknown before there is a step worth measuring', () => {
    expect(tokensPerSecond(steps([900]))).toBeUndefined();
  });
});
