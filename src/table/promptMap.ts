import { principalAxes, project } from './principalAxes';
import type { VirtualPrompt } from './promptTable';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** One virtual token on the map. */
export interface MapPoint extends Place {
  readonly taskname: string;
  readonly version: number;
  /** Among its prompt's virtual tokens, from 0. */
  readonly index: number;
  /** Where it started, when that is known. */
  readonly start: Place | undefined;
}

export interface PromptMap {
  readonly points: readonly MapPoint[];
  /** Shares of the variance of all rows that each axis shows, along and up. */
  readonly shares: readonly [number, number];
}

/** Rows that the axes are found on, at most; of more, some are taken at even distances. */
const mostRows = 400;

const placeOf = (along: readonly number[]): Place => ({ x: along[0] ?? 0, y: along[1] ?? 0 });

const rowsOf = (values: Float32Array, width: number): readonly Float32Array[] =>
  Array.from({ length: values.length / width }, (_, i) => values.subarray(i * width, (i + 1) * width));

const evenly = <T>(items: readonly T[], most: number): readonly T[] =>
  items.length <= most
    ? items
    : items.filter(
        (_, i) => Math.floor((i * most) / items.length) !== Math.floor(((i - 1) * most) / items.length),
      );

/**
 * All virtual tokens of prompts of one width on a plane: their first two principal components, so that distances on the
 * map are never larger than the real ones (rule V4). Starts are put on the same plane and do not turn it.
 */
export function mapPrompts(prompts: readonly VirtualPrompt[]): PromptMap {
  const rows = prompts.flatMap(({ embeddings, hiddenSize }) => rowsOf(embeddings, hiddenSize));
  const plane = principalAxes(evenly(rows, mostRows), 2);
  const points = prompts.flatMap(({ taskname, version, embeddings, start, hiddenSize }): MapPoint[] => {
    const starts = start === undefined ? [] : rowsOf(start, hiddenSize);
    return rowsOf(embeddings, hiddenSize).map((row, index) => {
      const from = starts[index];
      return {
        taskname,
        version,
        index,
        ...placeOf(project(plane, row)),
        start: from && placeOf(project(plane, from)),
      };
    });
  });
  return { points, shares: sharesOf(points, rows) };
}

/** Sum of squared distances from the mean. */
function spread(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += ((values[i] ?? 0) - mean) ** 2;
  return squares;
}

/** Variance of the points along and up, of that of the rows themselves. */
function sharesOf(points: readonly MapPoint[], rows: readonly Float32Array[]): readonly [number, number] {
  const width = rows[0]?.length ?? 0;
  let total = 0;
  for (let i = 0; i < width; i++) total += spread(Float64Array.from(rows, (row) => row[i] ?? 0));
  if (total === 0) return [0, 0];
  return [spread(points.map(({ x }) => x)) / total, spread(points.map(({ y }) => y)) / total];
}
