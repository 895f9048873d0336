import type { RunRecord } from '../../run/runRecord';
import { smoothed } from '../../run/smoothing';
import { indexOfStep, xValues } from '../../run/xAxis';
import { figuresOfRecord } from '../charts/figures';
import { type ChartColumns, type ChartView, fewestPoints, shown } from '../charts/series';
import { joined, type Points } from './joined';

/** What is compared. */
export const overlays = ['train', 'validation', 'accuracy'] as const;
export type Overlay = (typeof overlays)[number];

/** One column per run over a common axis: runs of different length and pace side by side. */
export const overlayOf = (records: readonly RunRecord[], what: Overlay, view: ChartView): ChartColumns =>
  joined(records.map((record) => pointsOf(record, what, view)));

/** Whether some run has enough points for a curve. */
export const hasCurve = (records: readonly RunRecord[], what: Overlay): boolean =>
  records.some(({ columns, validations }) =>
    what === 'train'
      ? columns.step.length >= fewestPoints
      : validations.filter(({ judged }) => what === 'validation' || judged !== undefined).length > 1,
  );

function pointsOf(record: RunRecord, what: Overlay, view: ChartView): Points {
  const { columns, validations, sizes } = figuresOfRecord(record);
  const x = xValues(columns, view.axis, sizes);
  if (what === 'train') {
    const line = view.smoothing > 0 ? smoothed(columns.loss, view.smoothing) : columns.loss;
    return { x, y: shown(line, view) };
  }
  const points = validations.flatMap(({ step, loss, judged }): readonly (readonly [number, number])[] => {
    const index = indexOfStep(columns, step);
    const value = what === 'validation' ? loss : judged?.accuracy;
    const at = index === undefined ? undefined : x[index];
    return at === undefined || value === undefined || (view.isLog && value <= 0) ? [] : [[at, value]];
  });
  return { x: points.map(([at]) => at), y: points.map(([, value]) => value) };
}
