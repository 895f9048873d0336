import { add, mul, type Rank, reshape, sum, type Tensor2D, tensor3d } from '@tensorflow/tfjs-core';
import { at } from '../../base/assert';
import type { ReadParameter } from './readParameter';
import type { Gradients, Stage } from './stage';

/** Frozen rows at the head of one task's input: word embeddings of its taskname's tokens, [count * d]; may be empty. */
export type TasknameRows = Float32Array;

/** Where an encoder starts: its rows [V * taskCount, d], token after token. */
export interface EncoderInput extends Pick<Stage, 'parameters'> {
  forward(read: ReadParameter): Tensor2D;
  backward(gradient: Tensor2D, gradients: Gradients): void;
  dispose(): void;
}

const name = 'embedding.weight';

/**
 * The input of an encoder: learned rows [V, d] shared by all tasks, of which the first min(k, V) of each task are replaced
 * by the k frozen word embeddings of its taskname (NeMo 1.10 to 1.16). Each task is spliced by its own length: NeMo pads
 * shorter names in a mixed batch and so trains what it does not save. A replaced row gets a gradient of exactly 0.
 */
export function conditionedInput(
  virtualTokens: number,
  width: number,
  tasknames: readonly TasknameRows[],
): EncoderInput {
  const tasks = tasknames.length;
  const learned = new Float32Array(virtualTokens * tasks);
  const frozen = new Float32Array(virtualTokens * tasks * width);
  for (let v = 0; v < virtualTokens; v++) {
    for (let t = 0; t < tasks; t++) {
      const row = v * tasks + t;
      const given = at(tasknames, t).subarray(v * width, (v + 1) * width);
      if (given.length === 0) learned[row] = 1;
      frozen.set(given, row * width);
    }
  }
  const isLearned = tensor3d(learned, [virtualTokens, tasks, 1]);
  const frozenRows = tensor3d(frozen, [virtualTokens, tasks, width]);
  return {
    parameters: [[name, [virtualTokens, width]]],
    forward: (read) => {
      const rows = reshape(read<Tensor2D>(name), [virtualTokens, 1, width]);
      return reshape<Rank.R2>(add(mul(rows, isLearned), frozenRows), [virtualTokens * tasks, width]);
    },
    backward: (gradient, gradients) => {
      const ofTasks = mul(reshape(gradient, [virtualTokens, tasks, width]), isLearned);
      gradients.set(name, sum(ofTasks, 1));
    },
    dispose: () => {
      isLearned.dispose();
      frozenRows.dispose();
    },
  };
}
