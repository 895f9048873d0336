import {
  concat,
  getBackend,
  matMul,
  pad,
  type Rank,
  reshape,
  stack,
  type Tensor2D,
  type Tensor3D,
  transpose,
} from '@tensorflow/tfjs-core';
import { reversedRows } from './backendForms';

/** a bᵀ: [m, k] [n, k] -> [m, n]. Transpose flags are free on WASM; elsewhere the small operand is turned. */
export function timesTransposed(a: Tensor2D, b: Tensor2D): Tensor2D {
  if (getBackend() === 'wasm') return matMul(a, b, false, true);
  return a.shape[0] < b.shape[0] ? transpose(matMul<Tensor2D>(b, transpose(a))) : matMul(a, transpose(b));
}

/** aᵀ b: [k, m] [k, n] -> [m, n] */
export const transposedTimes = (a: Tensor2D, b: Tensor2D): Tensor2D =>
  getBackend() === 'wasm' ? matMul(a, b, true, false) : matMul(transpose(a), b);

/**
 * Multiplies the two halves of each row by a matrix each, x [T, 2k] -> [T, 2n]: by aᵀ and bᵀ with a, b [n, k] when `transposed`,
 * else by a and b [k, n]. Elsewhere than on WASM, where half the memory counts, one product with zeros beside the matrices
 * is better than two.
 */
export function timesBoth(a: Tensor2D, b: Tensor2D, transposed: boolean): (x: Tensor2D) => Tensor2D {
  if (getBackend() !== 'wasm') {
    const together = transposed ? blockDiagonal(transpose(a), transpose(b)) : blockDiagonal(a, b);
    return (x) => matMul(x, together);
  }
  const both = stack([a, b]) as Tensor3D;
  const exchange = (x: Tensor3D): Tensor3D => {
    const [first, second, width] = x.shape;
    return Math.min(first, second) === 1 ? reshape(x, [second, first, width]) : transpose(x, [1, 0, 2]);
  };
  return (x) => {
    const count = x.shape[0];
    const halves = exchange(reshape(x, [count, 2, x.shape[1] / 2])); // [2, T, k]
    const products = exchange(matMul<Tensor3D>(halves, both, false, transposed)); // [T, 2, n]
    return reshape(products, [count, 2 * products.shape[2]]);
  };
}

/** [[a, 0], [0, b]] of two matrices of one shape [m, n]: [2m, 2n]. */
function blockDiagonal(a: Tensor2D, b: Tensor2D): Tensor2D {
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
  return reshape<Rank.R2>(reversedRows(reshape(rows, [moments, taskCount * width])), [count, width]);
}
