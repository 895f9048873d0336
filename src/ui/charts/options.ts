import type uPlot from 'uplot';
import type { Language } from '../language/language';
import type { SeriesLook } from './series';

const font = '12px system-ui, sans-serif';

/** uPlot's settings in the studio's colours, read from the tokens at the moment of drawing. */
export function chartOptions(
  element: HTMLElement,
  chart: { readonly height: number; readonly isLog: boolean; readonly series: readonly SeriesLook[] },
  { format, chart: text }: Pick<Language, 'format' | 'chart'>,
): uPlot.Options {
  const tokens = getComputedStyle(element);
  const colour = (name: string): string => tokens.getPropertyValue(name).trim();
  const axis: uPlot.Axis = {
    stroke: colour('--ink-soft'),
    grid: { stroke: colour('--chart-grid'), width: 1 },
    ticks: { show: false },
    font,
  };
  return {
    width: element.clientWidth,
    height: chart.height,
    legend: { show: chart.series.length > 1, live: true },
    cursor: { drag: { x: false, y: false }, sync: { key: 'run' } },
    scales: { x: { time: false }, y: chart.isLog ? { distr: 3 } : {} },
    axes: [
      {
        ...axis,
        size: 32,
        values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? format.whole(tick) : '')),
      },
      { ...axis, size: 58, values: (_, ticks) => ticks.map((tick) => (tick === null ? '' : short(tick))) },
    ],
    series: [
      { label: text.step, value: (_, value) => (value === null ? '–' : format.whole(value)) },
      ...chart.series.map((series) => seriesOptions(series, colour, format)),
    ],
  };
}

/** Faint and thin for raw, strong for smoothed, dashed with points for validation, a ring for the best. */
function seriesOptions(
  { name, look }: SeriesLook,
  colour: (name: string) => string,
  { compact }: Language['format'],
): uPlot.Series {
  const value = (_: uPlot, number: number | null): string => (number === null ? '–' : compact(number));
  const common = { label: name, value };
  switch (look) {
    case 'faint':
      return { ...common, stroke: colour('--chart-faint'), width: 1, points: { show: false } };
    case 'main':
      return { ...common, stroke: colour('--accent'), width: 2, points: { show: false } };
    case 'points':
      return {
        ...common,
        stroke: colour('--chart-second'),
        width: 1.5,
        dash: [5, 4],
        spanGaps: true,
        points: { show: true, size: 6, fill: colour('--chart-second') },
      };
    case 'best':
      return {
        ...common,
        stroke: colour('--chart-second'),
        width: 0,
        points: { show: true, size: 14, width: 2, fill: 'transparent', stroke: colour('--chart-second') },
      };
  }
}

/** A tick in few characters. */
const short = (value: number): string => (value === 0 ? '0' : Number(value.toPrecision(3)).toString());
