import type { DeviceArray } from '../launch';

/** How the operands are stored: a [M, K] b [K, N] | a [M, K] b [N, K] | a [K, M] b [K, N], row-major. */
export type Orientation = 'nn' | 'nt' | 'tn';

export interface MatmulShape {
  /** M, rows of the product */
  readonly rows: number;
  /** K, what is summed over */
  readonly inner: number;
  /** N, columns of the product */
  readonly columns: number;
  readonly orientation: Orientation;
  /** First element and stride of the stored rows of each operand, in elements; left out: 0 and dense. */
  readonly aOffset?: number;
  readonly aStride?: number;
  readonly bOffset?: number;
  readonly bStride?: number;
  readonly outOffset?: number;
  readonly outStride?: number;
}

/** What becomes of the sums ab. `before` and `residual` are dense [M, N], `bias` [N]. */
export type Epilogue =
  | { readonly kind: 'plain' }
  /** out = ab + bias */
  | { readonly kind: 'bias'; readonly bias: DeviceArray; readonly biasOffset?: number }
  /** before = ab + bias (kept for the way back, when given); out = gelu(before) */
  | { readonly kind: 'biasGelu'; readonly bias: DeviceArray; readonly before: DeviceArray | undefined }
  /** out = residual + ab + bias */
  | { readonly kind: 'biasResidual'; readonly bias: DeviceArray; readonly residual: DeviceArray }
  /** out = ab * gelu'(before) */
  | { readonly kind: 'geluSlope'; readonly before: DeviceArray };
