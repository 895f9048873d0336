import type { Checkpoint } from '../model/checkpoint';
import type { RunningBackend } from './backend';
import type { FrozenModel } from './frozenModel';
import { allSavings, type Savings } from './fused/savings';
import { createFrozenModel } from './gpt/composedModel';

/**
 * A base on the device: composed of plain tensor operations, with the steps of training by the fused engine where there
 * is one. The fused engine uploads its own copy of the weights when the first run begins.
 */
export function createModel(
  checkpoint: Pick<Checkpoint, 'config' | 'weights'>,
  { modelOptions, fused }: Pick<RunningBackend, 'modelOptions' | 'fused'>,
  savings: Savings = allSavings,
): FrozenModel {
  const composed = createFrozenModel(checkpoint, modelOptions);
  if (fused === undefined) return composed;
  const own = fused.model(checkpoint, savings);
  return {
    ...composed,
    trainingRoom: own.trainingRoom,
    openTraining: own.openTraining,
    dispose: () => {
      own.dispose();
      composed.dispose();
    },
  };
}
