import {
  concat,
  getBackend,
  matMul,
  pad,
  type Rank,
  reshape,
  reverse,
  type Tensor2D,
  transpose,
} from '@tensorflow/tfjs-core';

/** a bᵀ: [m, k] [n, k] -> [m, n]. Transpose flags are free on WASM; elsewhere the small operand is turned. */
export function timesTransposed(a: Tensor2D, b: Tensor2D): Tensor2D {
  if (getBackend() === 'wasm') return matMul(a, b, false, true);
  return a.shape[0] < b.shape[0] ? transpose(matMul<Tensor2D>(b, transpose(a))) : matMul(a, transpose(b));
}

/** aᵀ b: [k, m] [k, n] -> [m, n] */
export const transposedTimes = (a: Tensor2D, b: Tensor2D): Tensor2D =>
  getBackend() === 'wasm' ? matMul(a, b, true, false) : matMul(transpose(a), b);

/** [[a, 0], [0, b]] of two matrices of one shape [m, n]: [2m, 2n]. */
export function blockDiagonal(a: Tensor2D, b: Tensor2D): Tensor2D {
  const columns = a.shape[1];
  return concat<Tensor2D>([
    pad(a, [
      [0, 0],
      [0, columns],
    ]),
    pad(b, [
      [0, 0],
      [columns, 0],
    ]),
  ]);
}

/** Turns the order in time of rows [V * T, n], keeping the tasks of each moment in place. */
export function turnedInTime(rows: Tensor2D, taskCount: number): Tensor2D {
  const [count, width] = rows.shape;
  const moments = count / taskCount;
  return reshape<Rank.R2>(reverse(reshape(rows, [moments, taskCount * width]), 0), [count, width]);
}
