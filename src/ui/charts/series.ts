import { smoothed } from '../../run/smoothing';
import type { RunHistory } from '../../studio/runHistory';

/** A line needs so many points; before that there is no chart. */
export const fewestPoints = 2;

/** How a line is drawn: colour is never the only difference. */
export interface SeriesLook {
  readonly name: string;
  readonly look: 'faint' | 'main' | 'points' | 'best';
}

/** Columns as uPlot eats them: x first, then one column per series; null is a gap. */
export type ChartColumns = readonly ArrayLike<number | null>[];
export type ReadSeries = (history: RunHistory, smoothing: number) => ChartColumns;

/** Train loss raw and smoothed, validation loss, and its best point, over steps. */
export const lossSeries: ReadSeries = (history, smoothing) => {
  const { step, loss } = history.curve.columns();
  const validation: (number | null)[] = new Array(step.length).fill(null);
  const best: (number | null)[] = new Array(step.length).fill(null);
  const first = step[0] ?? 1;
  for (const report of history.validations) {
    const index = Math.round(report.step - first);
    if (index < 0 || index >= step.length) continue;
    validation[index] = report.loss;
    if (report.best) {
      best.fill(null);
      best[index] = report.loss;
    }
  }
  return [step, gaps(loss), smoothing > 0 ? gaps(smoothed(loss, smoothing)) : gaps(loss), validation, best];
};

export const rateSeries: ReadSeries = (history) => {
  const { step, learningRate } = history.curve.columns();
  return [step, learningRate];
};

export const gradNormSeries: ReadSeries = (history) => {
  const { step, gradNorm } = history.curve.columns();
  return [step, gaps(gradNorm)];
};

/** Values that are not finite become gaps. */
function gaps(values: Float64Array): ArrayLike<number | null> {
  return values.every(Number.isFinite)
    ? values
    : Array.from(values, (value) => (Number.isFinite(value) ? value : null));
}
