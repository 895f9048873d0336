import { fused, matMul, type Tensor1D, type Tensor2D, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import { at } from '../../base/assert';

/** y = x W + b. */
export type Affine = {
  readonly weight: Tensor2D; // [in, out]
  readonly bias: Tensor1D; // [out]
};

/**
 * A frozen linear layer. The transposed copy serves the backward pass: a transpose flag would force the scalar shader on
 * WebGPU.
 */
export type Linear = Affine & {
  readonly weightT: Tensor2D; // [out, in]
};

/** [n, in] -> [n, out]. Without a gradient tape the fused kernel computes nothing but this. */
export function linearForward(x: Tensor2D, layer: Affine): Tensor2D {
  return fused.matMul({ a: x, b: layer.weight, bias: layer.bias }) as Tensor2D;
}

/** Gradient of the input, [n, out] -> [n, in]. There is no gradient of a weight anywhere. */
export function linearBackward(dy: Tensor2D, weightT: Tensor2D): Tensor2D {
  return matMul(dy, weightT);
}

export function createAffine(weight: Float32Array, bias: Float32Array): Affine {
  const inputs = weight.length / bias.length;
  return { weight: tensor2d(weight, [inputs, bias.length]), bias: tensor1d(bias) };
}

export function createLinear(weight: Float32Array, bias: Float32Array): Linear {
  const outputs = bias.length;
  const inputs = weight.length / outputs;
  return {
    ...createAffine(weight, bias),
    weightT: tensor2d(transposed(weight, inputs, outputs), [outputs, inputs]),
  };
}

/** [rows, columns] -> [columns, rows], row-major, on the host. */
export function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      out[column * rows + row] = at(values, row * columns + column);
    }
  }
  return out;
}
