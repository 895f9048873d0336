import { describe, expect, it } from 'vitest';
import { createValidationLog } from './validationLog';

const judgeAll = (losses: readonly number[], patience: number, minDelta: number) => {
  const log = createValidationLog({ patience, minDelta });
  return losses.map((loss, i) => log.judge(loss, i + 1));
};

describe('judging validations', () => {
  it('keeps the lowest loss, however small the gain', () => {
    expect(judgeAll([2, 1.9999, 2.5, 1], 10, 0.01).map((v) => v.best)).toEqual([true, true, false, true]);
  });
  it('gives up after `patience` validations without a real gain', () => {
    expect(judgeAll([2, 1.999, 1.998, 1.997], 3, 0.01).map((v) => v.giveUp)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
  it('starts counting anew after a real gain', () => {
    expect(judgeAll([2, 2, 1, 1, 1], 2, 0.01).map((v) => v.giveUp)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });
  it('counts a loss that is no number as no gain', () => {
    expect(judgeAll([2, Number.NaN], 1, 0).at(-1)).toEqual({ best: false, giveUp: true });
  });
  it('R2 goes on from where it stood as if it had never stopped', () => {
    const earlyStop = { patience: 3, minDelta: 0.01 };
    const losses = [2, 1.999, 1.5, 1.6, 1.495, 1.7];
    const whole = judgeAll(losses, 3, 0.01);
    for (let stop = 0; stop <= losses.length; stop++) {
      const first = createValidationLog(earlyStop);
      const before = losses.slice(0, stop).map((loss, i) => first.judge(loss, i + 1));
      const second = createValidationLog(earlyStop, first.standing);
      const after = losses.slice(stop).map((loss, i) => second.judge(loss, stop + i + 1));
      expect([...before, ...after]).toEqual(whole);
      expect(second.gaveUp).toBe(true);
    }
  });
  it('never gives up without early stop', () => {
    const log = createValidationLog(undefined);
    expect([1, 2, 3, 4].map((loss, i) => log.judge(loss, i + 1).giveUp)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
