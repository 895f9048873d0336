import { add, cast, greater, mul, relu, square, sub, type Tensor2D } from '@tensorflow/tfjs-core';
import { tanhOf } from './backendForms';
import type { Stage } from './stage';

/** max(x, 0). A unit that is off passes back a gradient of exactly 0, as torch's does. */
export const reluStage: Stage = {
  parameters: [],
  forward: (input, _read, hold) => {
    const output = hold(relu(input));
    return {
      output,
      backward: (gradient) => mul<Tensor2D>(gradient, cast(greater(output, 0), 'float32')),
    };
  },
};

const scale = Math.sqrt(2 / Math.PI);
const cubic = 0.044715;

/** GELU in its tanh form, 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))), as NeMo's `tpmlp` uses. */
export const geluStage: Stage = {
  parameters: [],
  forward: (input, _read, hold) => {
    const x = hold(input);
    const bent = hold(tanhOf(mul(mul(x, scale), add(mul(square(x), cubic), 1))));
    return {
      output: mul<Tensor2D>(mul(x, 0.5), add(bent, 1)),
      backward: (gradient) => {
        const inner = mul(add(mul(square(x), 3 * cubic), 1), scale);
        const slope = add(mul(add(bent, 1), 0.5), mul(mul(mul(x, 0.5), sub(1, square(bent))), inner));
        return mul<Tensor2D>(gradient, slope);
      },
    };
  },
};
