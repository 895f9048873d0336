import { composedMachine } from './composedMachine';
import type { OptimiserState } from './optimiser';
import type { StepMachine } from './stepMachine';
import type { StepParts } from './tuningStep';

/** The machine that takes a run's steps: the model's own where it has one. It owns `start` from here on. */
export async function openMachine(parts: StepParts, start: OptimiserState): Promise<StepMachine> {
  const { model, ...training } = parts;
  const own = await model.openTraining?.(training, start);
  return own ?? composedMachine(parts, start);
}
