import { at } from '../base/assert';

interface Size {
  readonly virtualTokens: number;
  readonly width: number;
  readonly tasks: number;
  readonly offset: number;
}

/** Rows [tasks * V, d] of `parameters` from `offset`, the first `counts[task]` of each task taken from `frozen`. */
export function learnedRowsTwin(
  { virtualTokens, width, tasks, offset }: Size,
  parameters: ArrayLike<number>,
  frozen: ArrayLike<number>,
  counts: ArrayLike<number>,
): Float64Array {
  const each = virtualTokens * width;
  return Float64Array.from({ length: tasks * each }, (_, i) => {
    const own = i % each;
    return own < at(counts, Math.floor(i / each)) * width ? at(frozen, i) : at(parameters, offset + own);
  });
}

/** Gradient of the learned rows [V, d] alone. */
export function learnedRowsTwinBackward(
  { virtualTokens, width }: Size,
  dRows: ArrayLike<number>,
  counts: ArrayLike<number>,
): Float64Array {
  const each = virtualTokens * width;
  const sums = new Float64Array(each);
  for (let i = 0; i < dRows.length; i++) {
    const own = i % each;
    if (own >= at(counts, Math.floor(i / each)) * width) sums[own] = at(sums, own) + at(dRows, i);
  }
  return sums;
}
