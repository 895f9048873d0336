import type { ChartColumns } from '../charts/series';

/** A curve: ascending places and the value at each; null is a gap. */
export interface Points {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number | null>;
}

/**
 * Curves over all places that any of them has: the places first, then a column per curve. Where a curve has no place of its
 * own it has no value (undefined), which is bridged; null stays a gap. Nothing is left out or interpolated.
 */
export function joined(curves: readonly Points[]): ChartColumns {
  const longest = curves.reduce<ArrayLike<number>>((most, { x }) => (x.length > most.length ? x : most), []);
  // Runs counted by steps share their places: the shorter ones are the beginning of the longest.
  const places = curves.every(({ x }) => isBeginningOf(x, longest)) ? longest : allPlaces(curves);
  const columns = curves.map(({ x, y }): ArrayLike<number | null> => {
    const column: (number | null)[] = new Array(places.length);
    let next = 0;
    for (let i = 0; i < places.length && next < x.length; i++) {
      if (places[i] !== x[next]) continue;
      column[i] = y[next] ?? null;
      next += 1;
    }
    return column;
  });
  return [places, ...columns];
}

function isBeginningOf(part: ArrayLike<number>, whole: ArrayLike<number>): boolean {
  for (let i = 0; i < part.length; i++) if (part[i] !== whole[i]) return false;
  return true;
}

function allPlaces(curves: readonly Points[]): Float64Array {
  const all = new Float64Array(curves.reduce((sum, { x }) => sum + x.length, 0));
  let from = 0;
  for (const { x } of curves) {
    all.set(Array.from(x), from);
    from += x.length;
  }
  all.sort();
  // In place: each place once.
  let kept = 0;
  for (const place of all) {
    if (kept > 0 && all[kept - 1] === place) continue;
    all[kept] = place;
    kept += 1;
  }
  return all.subarray(0, kept);
}
