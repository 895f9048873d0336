import type uPlot from 'uplot';
import type { Language } from '../language/language';
import { hoverReach } from './cursorTarget';
import { drawEndLabels, roomForLabels } from './endLabels';
import { type Line, nameOf, styleOf } from './lines';

const font = '12px system-ui, sans-serif';

/** Narrower charts have no room for names beside their lines; the legend names them. Pixels. */
const fewestForLabels = 560;

export interface ChartSettings {
  readonly height: number;
  readonly isLog: boolean;
  readonly xName: string;
  readonly lines: readonly Line[];
  /** Values are shares from 0 to 1. */
  readonly isShare: boolean;
  /** Told which line the pointer is near, counted from 0. */
  readonly onNear: (line: number | undefined) => void;
}

/** uPlot's settings in the studio's colours, read from the tokens at the moment of drawing. */
export function chartOptions(
  element: HTMLElement,
  chart: ChartSettings,
  { format }: Pick<Language, 'format'>,
): uPlot.Options {
  const tokens = getComputedStyle(element);
  const colour = (name: string): string => tokens.getPropertyValue(name).trim();
  const styles = chart.lines.map((line) => styleOf(line, colour));
  const axis: uPlot.Axis = {
    stroke: colour('--ink-soft'),
    grid: { stroke: colour('--chart-grid'), width: 1 },
    ticks: { show: false },
    font,
  };
  const short = (value: number): string =>
    chart.isShare ? format.percent(value) : value === 0 ? '0' : format.compact(value);
  const value = (_: uPlot, number: number | null): string => (number === null ? '–' : short(number));
  const labels = chart.lines.map((line, i) => ({
    text: line.short ?? '',
    colour: styles[i]?.ink ?? colour('--ink-soft'),
  }));
  const hasRoom = ({ width }: uPlot): boolean => width >= fewestForLabels;
  return {
    width: Math.max(element.clientWidth, 50),
    height: chart.height,
    padding: [10, (plot) => (hasRoom(plot) ? roomForLabels(labels, font) : 18), 0, 0],
    legend: {
      show: true,
      live: true,
      markers: { width: 0, fill: (_, i) => styles[i - 1]?.sign ?? 'none' },
    },
    cursor: {
      drag: { x: false, y: false },
      // Charts share where the cursor is along the lower edge; heights mean other things in each.
      sync: { key: 'runs', scales: ['x', null] },
      focus: { prox: 24 },
      hover: {
        prox: (plot, _, closest) => hoverReach(plot.data[0], closest, (x) => plot.valToPos(x, 'x')),
        skip: [null, undefined],
      },
    },
    focus: { alpha: 0.3 },
    scales: {
      x: { time: false },
      y: chart.isLog ? { distr: 3 } : chart.isShare ? { range: [0, 1] } : {},
    },
    axes: [
      { ...axis, size: 34, values: (_, ticks) => ticks.map((tick) => tickText(tick, format)) },
      { ...axis, size: 60, values: (_, ticks) => ticks.map((tick) => (tick === null ? '' : short(tick))) },
    ],
    series: [
      { label: chart.xName, value: (_, x) => (x === null ? '–' : tickText(x, format)) },
      ...chart.lines.map((line, i) => ({ ...styles[i]?.series, label: nameOf(line), value })),
    ],
    hooks: {
      draw: [(plot) => hasRoom(plot) && drawEndLabels(plot, labels, font, colour('--surface'))],
      setSeries: [(_, i, change) => 'focus' in change && chart.onNear(i === null ? undefined : i - 1)],
    },
  };
}

/** Steps and rows as whole numbers, epochs and seconds with a digit behind. */
const tickText = (value: number, format: Language['format']): string =>
  Number.isInteger(value) || value >= 100 ? format.whole(value) : format.compact(value);
