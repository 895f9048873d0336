import type uPlot from 'uplot';

/** How a line is drawn: colour is never the only difference. */
export type Look = 'faint' | 'main' | 'second' | 'points' | 'best' | 'reference' | 'reference2';

/** A line of one run's chart. */
export interface SeriesLook {
  readonly name: string;
  readonly look: Look;
  /** Stands beside the line's end where there is room. */
  readonly short?: string;
}

/** A line that stands for a run: its colour and dashes are the run's own. */
export interface RunLine {
  readonly name: string;
  readonly short: string;
  readonly colour: string;
  readonly dash: readonly number[];
  readonly hasPoints: boolean;
  /** Drawn stronger than the others. */
  readonly isPinned: boolean;
}

export type Line = SeriesLook | RunLine;

export const nameOf = (line: Line): string => line.name;

export interface LineStyle {
  readonly series: uPlot.Series;
  /** The line's colour, for its name. */
  readonly ink: string;
  /** A piece of the line as a CSS background, for legends. */
  readonly sign: string;
}

/** A piece of a line as a CSS background: its colour and its very dashes. */
export function lineSign(colour: string, dash: readonly number[]): string {
  let end = 0;
  const stops = dash.map((length, i) => {
    const start = end;
    end += length;
    return `${i % 2 === 0 ? colour : 'transparent'} ${start}px ${end}px`;
  });
  return stops.length === 0 ? colour : `repeating-linear-gradient(90deg, ${stops.join(', ')})`;
}

/** A line ready for uPlot; `colour` reads a token. */
export function styleOf(line: Line, colour: (token: string) => string): LineStyle {
  if ('look' in line) return styleOfLook(line.look, colour);
  const series: uPlot.Series = {
    stroke: line.colour,
    width: line.isPinned ? 3.5 : 2,
    dash: [...line.dash],
    spanGaps: true,
    points: { show: line.hasPoints, size: 6, fill: line.colour },
  };
  return { series, ink: line.colour, sign: lineSign(line.colour, line.dash) };
}

/** Faint and thin for raw, strong for smoothed, dashes and points for validation, a ring for the best, dots for levels. */
function styleOfLook(look: Look, colour: (token: string) => string): LineStyle {
  const line = (token: string, width: number, dash: number[], more: uPlot.Series = {}): LineStyle => ({
    series: { stroke: colour(token), width, dash, points: { show: false }, ...more },
    ink: colour(token),
    sign: lineSign(colour(token), dash),
  });
  const dots = (token: string, size: number): uPlot.Series => ({
    spanGaps: true,
    points: { show: true, size, fill: colour(token) },
  });
  switch (look) {
    case 'faint':
      return line('--chart-faint', 1, []);
    case 'main':
      return line('--accent', 2.25, []);
    case 'second':
      return line('--accent', 2, [], dots('--accent', 7));
    case 'points':
      return line('--chart-second', 2, [5, 4], dots('--chart-second', 6));
    case 'best': {
      const ink = colour('--chart-second');
      return {
        series: {
          class: 'ring',
          stroke: ink,
          width: 0,
          points: { show: true, size: 15, width: 2, fill: 'transparent', stroke: ink },
        },
        ink,
        sign: `radial-gradient(circle, transparent 3.5px, ${ink} 4px 5.5px, transparent 6px)`,
      };
    }
    case 'reference':
      return line('--ink-soft', 1.5, [2, 4]);
    case 'reference2':
      return line('--warn', 1.5, [8, 3, 2, 3]);
  }
}
