import { add, mean, mul, rsqrt, type Scalar, square, sub, type Tensor2D, tidy } from '@tensorflow/tfjs-core';
import { at } from '../../base/assert';
import { runOwnKernel } from '../ownKernels';

/** What the backward pass needs of a normalisation, and its result. */
export type Normalized = {
  readonly normal: Tensor2D; // [n, d], zero mean and unit variance per row
  readonly inverseDeviation: Tensor2D; // [n, 1], 1 / sqrt(var + eps)
};

/**
 * LayerNorm without gain and bias, which are folded into the layer behind it (`foldNorm`).
 * The variance is the biased one, as in torch. x [n, d].
 */
export function normalizeForward(x: Tensor2D, epsilon: Scalar): Normalized {
  const own = runOwnKernel('NormalizeRows', { x, epsilon }) as readonly Tensor2D[] | undefined;
  if (own !== undefined) return { normal: at(own, 0), inverseDeviation: at(own, 1) };
  return tidy(() => {
    const centred = sub(x, mean(x, 1, true)); // [n, d]
    const variance = mean(square(centred), 1, true); // [n, 1]
    const inverseDeviation = rsqrt(add(variance, epsilon)) as Tensor2D; // [n, 1]
    return { normal: mul(centred, inverseDeviation) as Tensor2D, inverseDeviation };
  });
}

/** dx = (dn - mean(dn) - n * mean(dn * n)) / deviation, row by row. dNormal [n, d] -> [n, d]. */
export function normalizeBackward(dNormal: Tensor2D, saved: Normalized): Tensor2D {
  const own = runOwnKernel('NormalizeRowsBackward', { dNormal, ...saved });
  if (own !== undefined) return at(own, 0) as Tensor2D;
  return tidy(() => {
    const shift = mean(dNormal, 1, true); // [n, 1]
    const slope = mean(mul(dNormal, saved.normal), 1, true); // [n, 1]
    const centred = sub(sub(dNormal, shift), mul(saved.normal, slope)); // [n, d]
    return mul(centred, saved.inverseDeviation) as Tensor2D;
  });
}
