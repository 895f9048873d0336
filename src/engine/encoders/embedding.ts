import { type Rank, reshape } from '@tensorflow/tfjs-core';
import type { ComputedEncoder } from '../promptEncoder';
import { layoutOf } from './parameterLayout';

/** Plain prompt tuning: the virtual-token rows of every task are themselves the parameters, as in NeMo's prompt table. */
export function embeddingEncoder(options: {
  readonly virtualTokens: number;
  readonly hiddenSize: number;
  readonly taskNames: readonly string[];
}): ComputedEncoder {
  const { virtualTokens, hiddenSize, taskNames } = options;
  const layout = layoutOf(
    taskNames.map((task) => [`${task}.prompt_embeddings.weight`, [virtualTokens, hiddenSize]] as const),
  );
  return {
    layout,
    totalVirtualTokens: virtualTokens,
    taskCount: taskNames.length,
    forward: (parameters) => {
      const rows = reshape<Rank.R2>(parameters, [taskNames.length * virtualTokens, hiddenSize]);
      return {
        rows,
        backward: (gradient) => reshape<Rank.R1>(gradient, [layout.size]),
        dispose: () => rows.dispose(),
      };
    },
    dispose: () => {},
  };
}
