import type uPlot from 'uplot';
import type { Language } from '../language/language';
import type { SeriesLook } from './series';

const font = '12px system-ui, sans-serif';

/** A line of a chart, ready for uPlot: what it is called and how it looks. */
export type Line = SeriesLook | (uPlot.Series & { readonly label: string });

/** uPlot's settings in the studio's colours, read from the tokens at the moment of drawing. */
export function chartOptions(
  element: HTMLElement,
  chart: {
    readonly height: number;
    readonly isLog: boolean;
    readonly xName: string;
    readonly lines: readonly Line[];
    readonly isShare?: boolean;
  },
  { format }: Pick<Language, 'format'>,
): uPlot.Options {
  const tokens = getComputedStyle(element);
  const colour = (name: string): string => tokens.getPropertyValue(name).trim();
  const axis: uPlot.Axis = {
    stroke: colour('--ink-soft'),
    grid: { stroke: colour('--chart-grid'), width: 1 },
    ticks: { show: false },
    font,
  };
  const short = (value: number): string =>
    chart.isShare === true ? format.percent(value) : value === 0 ? '0' : format.compact(value);
  const value = (_: uPlot, number: number | null): string => (number === null ? '–' : short(number));
  return {
    width: Math.max(element.clientWidth, 50),
    height: chart.height,
    legend: { show: true, live: true },
    cursor: { drag: { x: false, y: false }, sync: { key: 'runs' }, focus: { prox: 24 } },
    focus: { alpha: 0.35 },
    scales: {
      x: { time: false },
      y: chart.isLog ? { distr: 3 } : chart.isShare === true ? { range: [0, 1] } : {},
    },
    axes: [
      { ...axis, size: 34, values: (_, ticks) => ticks.map((tick) => tickText(tick, format)) },
      { ...axis, size: 60, values: (_, ticks) => ticks.map((tick) => (tick === null ? '' : short(tick))) },
    ],
    series: [
      { label: chart.xName, value: (_, x) => (x === null ? '–' : tickText(x, format)) },
      ...chart.lines.map((line) =>
        'look' in line ? { ...lookOf(line, colour), value } : { ...line, value },
      ),
    ],
  };
}

/** Steps and rows as whole numbers, epochs and seconds with a digit behind. */
const tickText = (value: number, format: Language['format']): string =>
  Number.isInteger(value) || value >= 100 ? format.whole(value) : format.compact(value);

/** Faint and thin for raw, strong for smoothed, dashes and points for validation, a ring for the best, dots for levels. */
function lookOf({ name, look }: SeriesLook, colour: (name: string) => string): uPlot.Series {
  const line = (stroke: string, width: number, dash?: number[]): uPlot.Series => ({
    label: name,
    stroke: colour(stroke),
    width,
    points: { show: false },
    ...(dash === undefined ? {} : { dash }),
  });
  switch (look) {
    case 'faint':
      return line('--chart-faint', 1);
    case 'main':
      return line('--accent', 2);
    case 'second':
    case 'points': {
      const stroke = look === 'points' ? '--chart-second' : '--accent';
      const points = { show: true, size: look === 'points' ? 6 : 7, fill: colour(stroke) };
      return { ...line(stroke, 1.5, look === 'points' ? [5, 4] : undefined), spanGaps: true, points };
    }
    case 'best': {
      const points = {
        show: true,
        size: 14,
        width: 2,
        fill: 'transparent',
        stroke: colour('--chart-second'),
      };
      return { ...line('--chart-second', 0), points };
    }
    case 'reference':
      return line('--ink-soft', 1.5, [2, 4]);
    case 'reference2':
      return line('--warn', 1.5, [8, 3, 2, 3]);
  }
}
