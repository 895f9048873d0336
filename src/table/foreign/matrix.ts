import type { TensorBytes } from '../../model/safetensors';
import { float32Values } from '../../model/tensorNumbers';
import { refuse } from './refuse';

/** A matrix of F32, row-major. */
export interface Matrix {
  readonly values: Float32Array;
  readonly shape: readonly [rows: number, columns: number];
}

/** Rows and columns of a shape that has just these, one of each at the least. Throws Failed<ForeignFailure>. */
export function sidesOf(tensor: string, shape: readonly number[]): readonly [rows: number, columns: number] {
  const [rows = 0, columns = 0] = shape;
  if (shape.length === 2 && rows > 0 && columns > 0) return [rows, columns];
  return refuse({ kind: 'foreign-tensor-shape', tensor, expected: [undefined, undefined], found: shape });
}

/** A tensor of two dimensions as F32, a copy. Throws Failed<ForeignFailure>. */
export function matrixOfTensor({ name, dtype, shape, bytes }: TensorBytes): Matrix {
  const values = float32Values(dtype, bytes.slice());
  if (values === undefined) return refuse({ kind: 'foreign-tensor-dtype', tensor: name, found: dtype });
  return { values, shape: sidesOf(name, shape) };
}
