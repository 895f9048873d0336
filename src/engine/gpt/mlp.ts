import { type Tensor2D, tidy } from '@tensorflow/tfjs-core';
import type { Constants } from './constants';
import { geluBackward, geluForward } from './gelu';
import { type Linear, linearBackward, linearForward } from './linear';

export type Mlp = { readonly inner: Linear; readonly outer: Linear };

/** outer(gelu(inner(x))). x [n, d] -> output [n, d]; slope [n, inner] for the backward pass. */
export function mlpForward(
  x: Tensor2D,
  mlp: Mlp,
  constants: Constants,
  withSlope: boolean,
): { readonly output: Tensor2D; readonly slope: Tensor2D | undefined } {
  return tidy(() => {
    const activated = geluForward(linearForward(x, mlp.inner), constants, withSlope); // [n, inner]
    return { output: linearForward(activated.output, mlp.outer), slope: activated.slope };
  });
}

/** dOutput [n, d] -> [n, d]. */
export function mlpBackward(dOutput: Tensor2D, mlp: Mlp, slope: Tensor2D): Tensor2D {
  return tidy(() => {
    const dActivated = linearBackward(dOutput, mlp.outer.weightT); // [n, inner]
    return linearBackward(geluBackward(dActivated, slope), mlp.inner.weightT); // [n, d]
  });
}
