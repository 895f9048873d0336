import { describe, expect, it } from 'vitest';
import { compareContestants } from '../../run/judging/compareContestants';
import type { Contestant } from '../../run/judging/types';
import { prediction } from '../../testing/predictions';
import { bestOf, shownFigures, verdictOf } from './verdict';

/** Four rows of `good`; each contestant gets as many right as is said. */
function compare(...right: readonly (readonly [Contestant, number])[]) {
  const contestants = right.map(([contestant, count]) => ({
    contestant,
    rows: [1, 2, 3, 4].map((line) => prediction(line, 'good', line <= count ? 'good' : 'bad')),
  }));
  const [comparison] = compareContestants(contestants, { normalisation: 'sum', aliasesOf: () => [] });
  if (comparison === undefined) throw new Error('there is one task');
  return comparison;
}
const tuned = { kind: 'tuned' } as const;
const zeroShot = { kind: 'untuned', shots: 0 } as const;
const majority = { kind: 'majority' } as const;

describe('the verdict', () => {
  it('holds the learned prompt against the best of the others, in rows', () => {
    const verdict = verdictOf(compare([tuned, 4], [zeroShot, 1], [majority, 3]));
    expect(verdict).toMatchObject({ ahead: 1, best: { contestant: majority } });
    expect(verdictOf(compare([tuned, 0], [zeroShot, 3]))?.ahead).toBe(-3);
  });

  it('is not spoken without the learned prompt or without anybody else', () => {
    expect(verdictOf(compare([tuned, 4]))).toBeUndefined();
    expect(verdictOf(compare([zeroShot, 4], [majority, 1]))).toBeUndefined();
  });
});

describe('the best of a column', () => {
  it('is the most, or the least where less is better', () => {
    const { reports } = compare([tuned, 4], [zeroShot, 1]);
    expect(bestOf('accuracy', reports)).toBe(1);
    const errors = reports.map(({ calibration }) => calibration?.expectedError ?? Number.NaN);
    expect(bestOf('calibrationError', reports)).toBe(Math.min(...errors));
  });

  it('is nobody where all are equal or alone', () => {
    expect(bestOf('accuracy', compare([tuned, 2], [zeroShot, 2]).reports)).toBeUndefined();
    expect(bestOf('accuracy', compare([tuned, 2]).reports)).toBeUndefined();
  });

  it('is asked only of figures that somebody has', () => {
    expect(shownFigures(compare([tuned, 2]).reports)).toEqual([
      'accuracy',
      'macroF1',
      'logProbability',
      'calibrationError',
    ]);
  });
});
