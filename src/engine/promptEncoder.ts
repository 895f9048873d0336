import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { EncoderSettings } from '../run/tuningConfig';

/** Names and shapes of an encoder's parameters inside one flat vector, in torch's state-dict order and names. */
export interface ParameterLayout {
  readonly size: number;
  readonly entries: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly offset: number;
  }[];
}

/** All that an encoder is made from: another way of computing the same one starts here. */
export interface EncoderRecipe {
  readonly settings: EncoderSettings;
  readonly virtualTokens: number;
  readonly hiddenSize: number;
  readonly tasks: readonly EncoderTask[];
}

/** A task as an encoder sees it: its name and, for conditioning, the word embeddings of the name's tokens [k * d]. */
export interface EncoderTask {
  readonly taskname: string;
  readonly tasknameRows: Float32Array;
}

/**
 * Turns learned rows into the virtual-token rows of each task. All parameters live in one flat vector [layout.size]
 * that the trainer owns: clipping, accumulation, the optimiser and checkpoints are then one operation each.
 */
export interface ComputedEncoder {
  readonly layout: ParameterLayout;
  readonly totalVirtualTokens: number;
  readonly taskCount: number;
  /**
   * Runs the encoder once per task. `rows` [taskCount * V, d], task after task; `backward` maps the gradient of `rows`
   * to the flat gradient [layout.size] and may be called once; `dispose` frees kept activations and `rows`.
   */
  forward(parameters: Tensor1D): {
    readonly rows: Tensor2D;
    backward(gradient: Tensor2D): Tensor1D;
    dispose(): void;
  };
  /** Frees the encoder's constants. The parameters belong to the trainer. */
  dispose(): void;
}

/** An encoder that can say what it is made from. */
export type PromptEncoder = ComputedEncoder & { readonly recipe: EncoderRecipe };
