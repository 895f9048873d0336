import { assertUnreachable, at } from '../base/assert';
import type { MatmulShape } from '../engine/fused/kernels/matmulShape';

/** gelu_new as GPT-2 defines it, in double. */
export function geluTwin(x: number): number {
  return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
}

/** Its derivative, from the definition. */
export function geluSlopeTwin(x: number): number {
  const tanh = Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3));
  return 0.5 * (1 + tanh) + 0.5 * x * (1 - tanh ** 2) * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x ** 2);
}

/** An epilogue with numbers in place of arrays. */
export type EpilogueTwin =
  | { readonly kind: 'plain' }
  | { readonly kind: 'bias' | 'biasGelu'; readonly bias: ArrayLike<number>; readonly biasOffset?: number }
  | {
      readonly kind: 'biasResidual';
      readonly bias: ArrayLike<number>;
      readonly residual: ArrayLike<number>;
    }
  | { readonly kind: 'geluSlope'; readonly before: ArrayLike<number> };

/** One element of the product: a's row times b's column, by the definition of each orientation. */
function productAt(
  shape: MatmulShape,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  row: number,
  column: number,
): number {
  const { rows, inner, columns, orientation } = shape;
  const { aOffset = 0, aStride = orientation === 'tn' ? rows : inner } = shape;
  const { bOffset = 0, bStride = orientation === 'nt' ? inner : columns } = shape;
  let sum = 0;
  for (let k = 0; k < inner; k++) {
    const fromA = at(a, aOffset + (orientation === 'tn' ? k * aStride + row : row * aStride + k));
    const fromB = at(b, bOffset + (orientation === 'nt' ? column * bStride + k : k * bStride + column));
    sum += fromA * fromB;
  }
  return sum;
}

function finishTwin(epilogue: EpilogueTwin, sum: number, dense: number, column: number) {
  switch (epilogue.kind) {
    case 'plain':
      return { before: sum, result: sum };
    case 'bias': {
      const before = sum + at(epilogue.bias, (epilogue.biasOffset ?? 0) + column);
      return { before, result: before };
    }
    case 'biasGelu': {
      const before = sum + at(epilogue.bias, column);
      return { before, result: geluTwin(before) };
    }
    case 'biasResidual':
      return { before: sum, result: at(epilogue.residual, dense) + sum + at(epilogue.bias, column) };
    case 'geluSlope':
      return { before: sum, result: sum * geluSlopeTwin(at(epilogue.before, dense)) };
    default:
      return assertUnreachable(epilogue);
  }
}

/** The matmul kernels in double: `result` and, for biasGelu, what goes into the gelu; both dense [M, N]. */
export function matmulTwin(
  shape: MatmulShape,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  epilogue: EpilogueTwin,
): { readonly before: Float64Array; readonly result: Float64Array } {
  const { rows, columns } = shape;
  const before = new Float64Array(rows * columns);
  const result = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const dense = row * columns + column;
      const finished = finishTwin(epilogue, productAt(shape, a, b, row, column), dense, column);
      before[dense] = finished.before;
      result[dense] = finished.result;
    }
  }
  return { before, result };
}
