import { describe, expect, it } from 'vitest';
import { createValidationLog } from './validationLog';

const judgeAll = (losses: readonly number[], patience: number, minDelta: number) => {
  const log = createValidationLog({ patience, minDelta });
  return losses.map((loss) => log.judge(loss));
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
  it('never gives up without early stop', () => {
    const log = createValidationLog(undefined);
    expect([1, 2, 3, 4].map((loss) => log.judge(loss).giveUp)).toEqual([false, false, false, false]);
  });
});
