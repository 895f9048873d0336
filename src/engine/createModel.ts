import type { Checkpoint } from '../model/checkpoint';
import type { RunningBackend } from './backend';
import type { FrozenModel } from './frozenModel';
import { allSavings, type Savings } from './fused/savings';
import { createFrozenModel } from './gpt/composedModel';

/**
 * A base on the device: by the fused engine where there is one, else composed of plain tensor operations. Single gradients,
 * which only tests ask of a model that trains by itself, are composed in any case; the composed model has its own copy of
 * the weights, which nobody uploads before that.
 */
export function createModel(
  checkpoint: Pick<Checkpoint, 'config' | 'weights'>,
  { modelOptions, fused }: Pick<RunningBackend, 'modelOptions' | 'fused'>,
  savings: Savings = allSavings,
): FrozenModel {
  if (fused === undefined) return createFrozenModel(checkpoint, modelOptions);
  const own = fused.model(checkpoint, savings);
  let composed: FrozenModel | undefined;
  return {
    ...own,
    lossAndGradient: (...given) => {
      composed ??= createFrozenModel(checkpoint, modelOptions);
      return composed.lossAndGradient(...given);
    },
    dispose: () => {
      own.dispose();
      composed?.dispose();
    },
  };
}
