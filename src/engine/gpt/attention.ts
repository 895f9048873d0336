import {
  add,
  matMul,
  mul,
  reshape,
  softmax,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tidy,
  transpose,
} from '@tensorflow/tfjs-core';
import { runOwnKernel } from '../ownKernels';

/** How [rows * length, heads * headSize] is to be read. */
export interface Frame {
  readonly rows: number;
  readonly length: number;
  readonly heads: number;
  readonly headSize: number;
}

export type Attended = {
  readonly context: Tensor4D; // [B, H, T, hd]
  readonly probabilities: Tensor4D; // [B, H, T, K]
};

/** [B * T, H * hd] -> [B, H, T, hd] */
export function splitHeads(x: Tensor2D, frame: Frame): Tensor4D {
  return tidy(() =>
    transpose(reshape(x, [frame.rows, frame.length, frame.heads, frame.headSize]), [0, 2, 1, 3]),
  );
}

/** [B, H, T, hd] -> [B * T, H * hd] */
export function mergeHeads(x: Tensor4D, frame: Frame): Tensor2D {
  return tidy(() =>
    reshape(transpose(x, [0, 2, 1, 3]), [frame.rows * frame.length, frame.heads * frame.headSize]),
  );
}

/**
 * softmax(q k^T + mask) v. The queries carry 1/sqrt(hd) already (folded into their weight).
 * q [B, H, T, hd]; k, v [B, H, K, hd]; mask broadcasts to [B, H, T, K].
 */
export function attentionForward(q: Tensor4D, k: Tensor4D, v: Tensor4D, mask: Tensor): Attended {
  return tidy(() => {
    const scores = matMul(q, k, false, true); // [B, H, T, K]
    const own = runOwnKernel('MaskedSoftmax', { scores, mask });
    const probabilities = (own?.[0] ?? softmax(add(scores, mask))) as Tensor4D;
    return { context: matMul(probabilities, v), probabilities };
  });
}

/** Gradients of q, k and v; sum_j P_ij dP_ij is taken as dContext_i . context_i. dContext [B, H, T, hd]. */
export function attentionBackward(
  dContext: Tensor4D,
  saved: { readonly q: Tensor4D; readonly k: Tensor4D; readonly v: Tensor4D } & Attended,
): { readonly q: Tensor4D; readonly k: Tensor4D; readonly v: Tensor4D } {
  return tidy(() => {
    const { q, k, v, context, probabilities } = saved;
    const dProbabilities = matMul(dContext, v, false, true); // [B, H, T, K]
    const own = runOwnKernel('SoftmaxBackward', { probabilities, dProbabilities });
    const along = (): Tensor => sum(mul(dContext, context), -1, true); // [B, H, T, 1]
    const dScores = (own?.[0] ?? mul(probabilities, sub(dProbabilities, along()))) as Tensor4D; // [B, H, T, K]
    return {
      q: matMul(dScores, k), // [B, H, T, hd]
      k: matMul(dScores, q, true, false), // [B, H, K, hd]
      v: matMul(probabilities, dContext, true, false), // [B, H, K, hd]
    };
  });
}
