/**
 * Exponential moving average without the pull towards zero at the start (divided by 1 - weight^n, as Adam and
 * TensorBoard do). `weight` in [0, 1). A value that is not finite leaves a gap (NaN) and does not count;
 * a constant series comes back unchanged, free of rounding.
 */
export function smoothed(values: ArrayLike<number>, weight: number): Float64Array {
  const series = Float64Array.from(values, (value) => (Number.isFinite(value) ? value : Number.NaN));
  const first = series.find((value) => !Number.isNaN(value));
  if (first === undefined || series.every((value) => Number.isNaN(value) || value === first)) return series;
  let sum = 0;
  let share = 1;
  return series.map((value) => {
    if (Number.isNaN(value)) return value;
    sum = sum * weight + value * (1 - weight);
    share *= weight;
    return sum / (1 - share);
  });
}
