import { describe, expect, it } from 'vitest';
import { createLossCurve } from './lossCurve';

const steps = (from: number, count: number) => {
  const step = Float64Array.from({ length: count }, (_, i) => from + i);
  return {
    step,
    loss: step.map((s) => 1 / s),
    learningRate: step.map(() => 0.1),
    gradNorm: step.map((s) => s * 2),
    tokens: step.map(() => 64),
    milliseconds: step.map(() => 5),
  };
};

describe('the loss curve', () => {
  it('starts empty', () => {
    const curve = createLossCurve();
    expect(curve.length).toBe(0);
    expect(curve.columns().loss.length).toBe(0);
  });
  it('keeps every step of every column in order, beyond its first capacity', () => {
    const curve = createLossCurve();
    curve.append(steps(1, 200));
    curve.append(steps(201, 900));
    curve.append(steps(1101, 1));
    expect(curve.length).toBe(1101);
    expect(curve.columns()).toEqual(steps(1, 1101));
  });
  it('does not keep hold of what it was given', () => {
    const curve = createLossCurve();
    const given = steps(1, 3);
    curve.append(given);
    given.loss.fill(99);
    expect(curve.columns().loss).toEqual(steps(1, 3).loss);
  });
});
