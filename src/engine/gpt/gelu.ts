import { add, mul, sigmoid, square, sub, type Tensor2D, tidy } from '@tensorflow/tfjs-core';
import { at } from '../../base/assert';
import { runOwnKernel } from '../ownKernels';
import type { Constants } from './constants';

/** 2 sqrt(2 / pi) */
const LINEAR = 2 * Math.sqrt(2 / Math.PI);
const CUBIC = LINEAR * 0.044715;

export type Gelu = {
  readonly output: Tensor2D; // [n, m]
  /** Derivative at the input, all that the backward pass needs; undefined when not asked for. */
  readonly slope: Tensor2D | undefined; // [n, m]
};

/**
 * GPT-2's gelu_new, 0.5 x (1 + tanh(u)) with u = sqrt(2/pi) (x + 0.044715 x^3), written as x sigmoid(2u):
 * tanh is 20 times slower than sigmoid on WASM. x [n, m].
 */
export function geluForward(x: Tensor2D, constants: Constants, withSlope: boolean): Gelu {
  const own = runOwnKernel('GeluWithSlope', { x }, { withSlope }) as readonly Tensor2D[] | undefined;
  if (own !== undefined) return { output: at(own, 0), slope: own[1] };
  return tidy(() => {
    const cubicPart = mul(square(x), constants.scalar(CUBIC)); // [n, m]
    const gate = sigmoid(mul(x, add(cubicPart, constants.scalar(LINEAR)))); // [n, m]
    const output = mul(x, gate) as Tensor2D; // [n, m]
    if (!withSlope) return { output, slope: undefined };
    const dInner = add(mul(cubicPart, constants.scalar(3)), constants.scalar(LINEAR)); // [n, m], d(2u)/dx
    const dGate = mul(sub(output, mul(output, gate)), dInner); // [n, m], x g (1 - g) d(2u)/dx
    return { output, slope: add(gate, dGate) as Tensor2D };
  });
}

/** dOutput [n, m] -> [n, m]. */
export function geluBackward(dOutput: Tensor2D, slope: Tensor2D): Tensor2D {
  return mul(dOutput, slope);
}
