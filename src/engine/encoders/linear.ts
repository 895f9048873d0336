import { add, matMul, sum, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { timesTransposed, transposedTimes } from './matrices';
import type { Stage } from './stage';

/** y = x Wᵀ + b with torch's W [out, in], as `torch.nn.Linear`. */
export function linear(name: string, inputs: number, outputs: number): Stage {
  const weightName = `${name}.weight`;
  const biasName = `${name}.bias`;
  return {
    parameters: [
      [weightName, [outputs, inputs]],
      [biasName, [outputs]],
    ],
    forward: (input, read, hold) => {
      const weight = hold(read<Tensor2D>(weightName));
      const x = hold(input);
      return {
        output: add<Tensor2D>(timesTransposed(x, weight), read<Tensor1D>(biasName)),
        backward: (gradient, gradients) => {
          gradients.set(weightName, transposedTimes(gradient, x));
          gradients.set(biasName, sum(gradient, 0));
          return matMul(gradient, weight);
        },
      };
    },
  };
}
