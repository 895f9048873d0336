import type uPlot from 'uplot';

/** Names and values at a place of a chart, those that are there: raw and smoothed, each under its name. */
export function readAloud(plot: uPlot, index: number): readonly (readonly [name: string, value: string])[] {
  return plot.series.flatMap((series, i): (readonly [string, string])[] => {
    const value = plot.data[i]?.[index];
    if (value === null || value === undefined || typeof series.label !== 'string') return [];
    const text = typeof series.value === 'function' ? series.value(plot, value, i, index) : String(value);
    return [[series.label, String(text)]];
  });
}
