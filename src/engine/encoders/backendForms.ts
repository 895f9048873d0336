import {
  gather,
  getBackend,
  mul,
  type Rank,
  reshape,
  reverse,
  sigmoid,
  slice,
  split,
  sub,
  type Tensor1D,
  type Tensor2D,
  tanh,
  tensor,
  tensor1d,
} from '@tensorflow/tfjs-core';

/**
 * Consecutive pieces of a vector, one per shape. tfjs's WASM slice copies the whole of its source for every piece, so there,
 * where reading costs nothing but a copy, the vector is read once and cut on the host.
 */
export function cutVector(vector: Tensor1D, shapes: readonly (readonly number[])[]) {
  const host = getBackend() === 'webgpu' ? undefined : vector.dataSync();
  let start = 0;
  return shapes.map((shape) => {
    const size = shape.reduce((product, side) => product * side, 1);
    const from = start;
    start += size;
    return host === undefined
      ? reshape(slice(vector, [from], [size]), [...shape])
      : tensor(host.subarray(from, start), [...shape]);
  });
}

/** x [n, m] cut into `count` groups of n / count rows. */
export function cutRows(x: Tensor2D, count: number): Tensor2D[] {
  if (getBackend() === 'webgpu') return split(x, count);
  const [rows, columns] = x.shape;
  const group = [rows / count, columns];
  return cutVector(
    reshape<Rank.R1>(x, [x.size]),
    Array.from({ length: count }, () => group),
  ) as Tensor2D[];
}

/** Rows in reverse order. tfjs's reverse on WASM looks every number up by its own coordinates. */
export function reversedRows(x: Tensor2D): Tensor2D {
  if (getBackend() !== 'wasm') return reverse(x, 0);
  const count = x.shape[0];
  return gather(
    x,
    tensor1d(
      Array.from({ length: count }, (_, i) => count - 1 - i),
      'int32',
    ),
  );
}

/** tanh(x); as 2σ(2x) - 1 on WASM, where tanh itself is twenty times slower than the sigmoid. */
export function tanhOf(x: Tensor2D): Tensor2D {
  if (getBackend() !== 'wasm') return tanh(x);
  return sub(mul(sigmoid(mul(x, 2)), 2), 1);
}
