import type { StepColumns } from '../../run/runEvent';
import { smoothed } from '../../run/smoothing';
import { indexOfStep, type XAxis, xValues } from '../../run/xAxis';
import type { Figures } from './figures';

/** A curve needs so many points; with fewer, numbers say more. */
export const fewestPoints = 5;

/** How the reader wants charts drawn. */
export interface ChartView {
  readonly axis: XAxis;
  /** Weight of the past, 0 is off. */
  readonly smoothing: number;
  readonly isLog: boolean;
}

export const usualView: ChartView = { axis: 'step', smoothing: 0.6, isLog: false };

/** Columns as uPlot eats them: x first, then one column per series; null is a gap. */
export type ChartColumns = readonly ArrayLike<number | null>[];
export type ReadSeries = (figures: Figures, view: ChartView) => ChartColumns;

/** Train loss raw and smoothed, validation loss, its best point, and the untuned model as a level line. */
export const lossSeries: ReadSeries = (figures, view) => {
  const { columns, validations, baseline } = figures;
  const best = validations.findLast((report) => report.best);
  return [
    xValues(columns, view.axis, figures.sizes),
    shown(columns.loss, view),
    shown(smoothedBy(columns.loss, view), view),
    atSteps(
      columns,
      validations.map(({ step, loss }) => [step, loss]),
    ),
    atSteps(columns, best === undefined ? [] : [[best.step, best.loss]]),
    level(columns, baseline?.untuned.loss),
  ];
};

/** Accuracy and macro-F1 on validation rows; the untuned model and the commonest label as level lines. */
export const scoreSeries: ReadSeries = ({ columns, validations, baseline, sizes }, view) => {
  const judged = validations.flatMap(({ step, judged: each }) =>
    each === undefined ? [] : [{ step, each }],
  );
  return [
    xValues(columns, view.axis, sizes),
    atSteps(
      columns,
      judged.map(({ step, each }) => [step, each.accuracy]),
    ),
    atSteps(
      columns,
      judged.map(({ step, each }) => [step, each.macroF1]),
    ),
    level(columns, baseline?.untuned.judged?.accuracy),
    level(columns, baseline?.majority?.accuracy),
  ];
};

export const rateSeries: ReadSeries = ({ columns, sizes }, view) => [
  xValues(columns, view.axis, sizes),
  shown(columns.learningRate, view),
];

export const gradNormSeries: ReadSeries = ({ columns, sizes }, view) => [
  xValues(columns, view.axis, sizes),
  shown(columns.gradNorm, view),
];

/** Tokens per second of each step, padding not counted. */
export const speedOf = ({ tokens, milliseconds }: StepColumns): Float64Array =>
  tokens.map((count, i) => (1000 * count) / Math.max(milliseconds[i] ?? 0, 1e-3));

export const speedSeries: ReadSeries = ({ columns, sizes }, view) => {
  const speed = speedOf(columns);
  return [xValues(columns, view.axis, sizes), shown(speed, view), shown(smoothedBy(speed, view), view)];
};

/** Milliseconds of each step. */
export const stepTimeSeries: ReadSeries = ({ columns, sizes }, view) => [
  xValues(columns, view.axis, sizes),
  shown(columns.milliseconds, view),
  shown(smoothedBy(columns.milliseconds, view), view),
];

const smoothedBy = (values: Float64Array, { smoothing }: ChartView): Float64Array =>
  smoothing > 0 ? smoothed(values, smoothing) : values;

/** Values that cannot be drawn become gaps: not finite, or on a logarithmic axis not above zero. */
export function shown(values: Float64Array, { isLog }: Pick<ChartView, 'isLog'>): ArrayLike<number | null> {
  const canDraw = (value: number): boolean => Number.isFinite(value) && (!isLog || value > 0);
  return values.every(canDraw) ? values : Array.from(values, (value) => (canDraw(value) ? value : null));
}

/** Values that a logarithmic axis cannot show. */
export const hiddenOnLog = (values: Float64Array): number =>
  values.reduce((count, value) => count + (value <= 0 ? 1 : 0), 0);

function atSteps(
  columns: StepColumns,
  points: readonly (readonly [step: number, value: number])[],
): ArrayLike<number | null> {
  const values: (number | null)[] = new Array(columns.step.length).fill(null);
  for (const [step, value] of points) {
    const index = indexOfStep(columns, step);
    if (index !== undefined && Number.isFinite(value)) values[index] = value;
  }
  return values;
}

const level = ({ step }: StepColumns, value: number | undefined): ArrayLike<number | null> =>
  new Array<number | null>(step.length).fill(value ?? null);
