import { at } from '../base/assert';

/**
 * Gradient of a scalar function at `x` by central differences. With F32 arithmetic inside `loss` expect an error of
 * about 1e-3 of the largest entry at the default step.
 */
export function centralDifferences(
  loss: (x: Float32Array) => number,
  x: Float32Array,
  step = 1e-2,
): Float64Array {
  return Float64Array.from(x, (_, index) => {
    const moved = (by: number): number => {
      const copy = Float32Array.from(x);
      copy[index] = at(x, index) + by;
      return loss(copy);
    };
    return (moved(step) - moved(-step)) / (2 * step);
  });
}

/** sum_i weight_i value_i in double: turns a tensor-valued function into a scalar one with a known output gradient. */
export function weightedSum(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += at(values, i) * at(weights, i);
  return total;
}
