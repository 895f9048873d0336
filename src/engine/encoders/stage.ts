import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { ReadParameter } from './readParameter';

/** Keeps a tensor beyond the tidy that made it, until the pass is disposed. */
export type Hold = <T extends Tensor>(tensor: T) => T;

/** Gradients by parameter name; the tidy around the backward pass owns the tensors. */
export type Gradients = Map<string, Tensor>;

/** What one stage did, and its way back. `backward` may read only parameters and tensors that were held. */
export interface Pass {
  readonly output: Tensor2D;
  /** Maps the gradient of the output to that of the input, and adds the stage's parameter gradients. */
  backward(gradient: Tensor2D, gradients: Gradients): Tensor2D;
}

/**
 * A piece of an encoder: a pure function of its parameters and its input, with its own hand-written backward.
 * Rows are [V * taskCount, features], row v * taskCount + t for virtual token v of task t.
 */
export interface Stage {
  readonly parameters: readonly (readonly [name: string, shape: readonly number[]])[];
  forward(input: Tensor2D, read: ReadParameter, hold: Hold): Pass;
}
