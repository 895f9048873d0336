import { at } from '../../base/assert';

/**
 * A LayerNorm's gain and bias, and a factor, moved into the linear layer behind it:
 * (n * gain + shift) W + b, scaled, is n W' + b' with W' = factor * gain_i * W_ij and b' = factor * (b_j + sum_i shift_i W_ij).
 * Exact but for one rounding of each weight to F32; the sums are in double.
 */
export function foldNorm(
  layer: { readonly weight: Float32Array; readonly bias: Float32Array },
  norm: { readonly gain: Float32Array; readonly shift: Float32Array },
  factor = 1,
): { readonly weight: Float32Array; readonly bias: Float32Array } {
  const inputs = norm.gain.length;
  const outputs = layer.bias.length;
  const weight = new Float32Array(layer.weight.length);
  const bias = Float64Array.from(layer.bias);
  for (let i = 0; i < inputs; i++) {
    const gain = at(norm.gain, i) * factor;
    const shift = at(norm.shift, i);
    for (let j = 0; j < outputs; j++) {
      const w = at(layer.weight, i * outputs + j);
      weight[i * outputs + j] = w * gain;
      bias[j] = at(bias, j) + w * shift;
    }
  }
  return { weight, bias: Float32Array.from(bias, (value) => value * factor) };
}

/** Columns [from, from + count) of a row-major matrix with `columns` columns. */
export function columnsOf(matrix: Float32Array, columns: number, from: number, count: number): Float32Array {
  const rows = matrix.length / columns;
  const out = new Float32Array(rows * count);
  for (let row = 0; row < rows; row++) {
    out.set(matrix.subarray(row * columns + from, row * columns + from + count), row * count);
  }
  return out;
}
