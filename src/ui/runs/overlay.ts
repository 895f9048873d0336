import uPlot from 'uplot';
import type { RunRecord } from '../../run/runRecord';
import { smoothed } from '../../run/smoothing';
import { indexOfStep, xValues } from '../../run/xAxis';
import { figuresOfRecord } from '../charts/figures';
import { type ChartColumns, type ChartView, shown } from '../charts/series';

/** What is compared. */
export const overlays = ['train', 'validation', 'accuracy'] as const;
export type Overlay = (typeof overlays)[number];

/** One column per run over a common axis: runs of different length and pace side by side. */
export function overlayOf(records: readonly RunRecord[], what: Overlay, view: ChartView): ChartColumns {
  const tables = records.map((record): uPlot.AlignedData => {
    const { columns, validations, sizes } = figuresOfRecord(record);
    const x = xValues(columns, view.axis, sizes);
    if (what === 'train') {
      const line = view.smoothing > 0 ? smoothed(columns.loss, view.smoothing) : columns.loss;
      return [x, Array.from(shown(line, view))];
    }
    const points = validations.flatMap(({ step, loss, judged }): readonly (readonly [number, number])[] => {
      const index = indexOfStep(columns, step);
      const value = what === 'validation' ? loss : judged?.accuracy;
      const at = index === undefined ? undefined : x[index];
      return at === undefined || value === undefined || (view.isLog && value <= 0) ? [] : [[at, value]];
    });
    return [points.map(([at]) => at), points.map(([, value]) => value)];
  });
  // A gap in one run's column where only another run has a point is bridged, not drawn.
  return uPlot.join(
    tables,
    tables.map(() => [0, 1]),
  ) as ChartColumns;
}
