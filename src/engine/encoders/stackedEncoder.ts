import {
  concat1d,
  keep,
  type Rank,
  reshape,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tidy,
  transpose,
} from '@tensorflow/tfjs-core';
import { assert } from '../../base/assert';
import type { ComputedEncoder, ParameterLayout } from '../promptEncoder';
import { conditionedInput, type TasknameRows } from './conditionedInput';
import { layoutOf } from './parameterLayout';
import { parameterReader } from './readParameter';
import type { Gradients, Pass, Stage } from './stage';

/** Rows [a * b, d] in order (a, b) -> the same rows in order (b, a). */
function swapped(rows: Tensor2D, a: number, b: number): Tensor2D {
  if (a === 1 || b === 1) return rows;
  const width = rows.shape[1];
  return reshape(transpose(reshape(rows, [a, b, width]), [1, 0, 2]), [a * b, width]);
}

/** One vector of all gradients, in the layout's order. */
function flattened(layout: ParameterLayout, gradients: Gradients): Tensor1D {
  return concat1d(
    layout.entries.map(({ name }) => {
      const gradient = gradients.get(name);
      assert(gradient !== undefined, `no gradient for ${name}`);
      return reshape<Rank.R1>(gradient, [gradient.size]);
    }),
  );
}

/** An encoder of learned, possibly conditioned rows and a chain of stages; all tasks go through it together. */
export function stackedEncoder(options: {
  readonly virtualTokens: number;
  readonly hiddenSize: number;
  readonly tasknames: readonly TasknameRows[];
  readonly stages: readonly Stage[];
}): ComputedEncoder {
  const { virtualTokens, hiddenSize, tasknames } = options;
  const tasks = tasknames.length;
  const input = conditionedInput(virtualTokens, hiddenSize, tasknames);
  const layout = layoutOf([input, ...options.stages].flatMap((stage) => stage.parameters));
  return {
    layout,
    totalVirtualTokens: virtualTokens,
    taskCount: tasks,
    forward: (parameters) => {
      const held: Tensor[] = [];
      const hold = <T extends Tensor>(tensor: T): T => {
        held.push(keep(tensor));
        return tensor;
      };
      const passes: Pass[] = [];
      const rows = tidy(() => {
        const read = parameterReader(layout, parameters);
        let flowing = input.forward(read);
        for (const stage of options.stages) {
          const pass = stage.forward(flowing, read, hold);
          passes.push(pass);
          flowing = pass.output;
        }
        return swapped(flowing, virtualTokens, tasks);
      });
      return {
        rows,
        backward: (gradient) =>
          tidy(() => {
            const gradients: Gradients = new Map();
            let flowing = swapped(gradient, tasks, virtualTokens);
            for (const pass of passes.toReversed()) flowing = pass.backward(flowing, gradients);
            input.backward(flowing, gradients);
            return flattened(layout, gradients);
          }),
        dispose: () => {
          for (const tensor of held) tensor.dispose();
          rows.dispose();
        },
      };
    },
    dispose: input.dispose,
  };
}
