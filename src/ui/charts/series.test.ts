import { describe, expect, it } from 'vitest';
import type { Figures } from './figures';
import { gradNormSeries, hiddenOnLog, lossSeries, scoreSeries, speedSeries } from './series';

const judged = (accuracy: number) => ({ rows: 4, accuracy, macroF1: accuracy / 2, tasks: [] });
const figures: Figures = {
  columns: {
    step: Float64Array.of(1, 2, 3),
    loss: Float64Array.of(4, Number.NaN, 2),
    learningRate: Float64Array.of(0.1, 0.1, 0.1),
    gradNorm: Float64Array.of(1, 0, 2),
    tokens: Float64Array.of(10, 20, 30),
    milliseconds: Float64Array.of(100, 100, 100),
  },
  validations: [
    { step: 2, epoch: 1, loss: 3, best: true, judged: judged(0.5) },
    { step: 3, epoch: 2, loss: 5, best: false, judged: undefined },
    { step: 9, epoch: 3, loss: 1, best: false, judged: judged(1) },
  ],
  baseline: { untuned: { loss: 6, judged: judged(0.25) }, majority: judged(0.75), seconds: 1 },
  sizes: { stepsPerEpoch: 2, batchSize: 8 },
};
const plain = { axis: 'step', smoothing: 0, isLog: false } as const;
const rows = (columns: readonly ArrayLike<number | null>[]) => columns.map((each) => Array.from(each));

describe('what charts draw', () => {
  it('loss: a gap where it was no number, validation at its steps, the best marked, the untuned level', () => {
    expect(rows(lossSeries(figures, plain))).toEqual([
      [1, 2, 3],
      [4, null, 2],
      [4, null, 2],
      [null, 3, 5],
      [null, 3, null],
      [6, 6, 6],
    ]);
  });

  it('scores: accuracy and macro-F1 beside untuned model and commonest label', () => {
    expect(rows(scoreSeries(figures, plain)).slice(1)).toEqual([
      [null, 0.5, null],
      [null, 0.25, null],
      [0.25, 0.25, 0.25],
      [0.75, 0.75, 0.75],
    ]);
  });

  it('nothing is drawn for what was not measured', () => {
    expect(rows(scoreSeries({ ...figures, baseline: undefined }, plain)).slice(3)).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
  });

  it('a logarithmic axis leaves gaps for zeros, and counts them', () => {
    expect(rows(gradNormSeries(figures, { ...plain, isLog: true }))[1]).toEqual([1, null, 2]);
    expect(hiddenOnLog(figures.columns.gradNorm)).toBe(1);
  });

  it('smoothing touches the smoothed line only', () => {
    const [, raw, smooth] = rows(speedSeries(figures, { ...plain, smoothing: 0.5 }));
    expect(raw).toEqual([100, 200, 300]);
    expect(smooth?.[2]).toBeCloseTo((100 / 8 + 200 / 4 + 300 / 2) / (7 / 8));
  });
});
