/** A series in a few numbers; values that are not finite do not count. */
export interface SeriesSummary {
  readonly first: number;
  readonly last: number;
  readonly least: number;
  readonly most: number;
  /** Over the last fifth of the points: what it does now. */
  readonly trend: 'falling' | 'rising' | 'level';
}

/** Undefined without a finite value. The trend is level within 2 % of the series' span. */
export function summarise(values: ArrayLike<number>): SeriesSummary | undefined {
  const finite = Array.from(values).filter(Number.isFinite);
  const first = finite[0];
  const last = finite.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const least = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const tail = finite.slice(-Math.max(2, Math.ceil(finite.length / 5)));
  const half = Math.floor(tail.length / 2);
  const change = mean(tail.slice(-half)) - mean(tail.slice(0, half));
  const level = tail.length < 2 || Math.abs(change) <= 0.02 * (most - least);
  return { first, last, least, most, trend: level ? 'level' : change < 0 ? 'falling' : 'rising' };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
