import { at } from '../base/assert';
import { sizeOf } from '../engine/encoders/parameterLayout';
import type { FrozenModel } from '../engine/frozenModel';
import { disposeState } from '../engine/optimiser';
import { stepGradient } from '../engine/tuningStep';
import { largestDifference, readFixtureTensors } from './fixtureTensors';
import { takeValues } from './tinyGpt';
import { prepareStoredRun, storedRuns } from './tuningRun';

/** A parameter of the main run's encoder and its gradient at step 0, before the clip. */
export interface ParameterGradient {
  readonly name: string;
  readonly values: Float32Array;
}

/** The gradient of every encoder parameter at step 0 of the main run. */
export async function stepZeroGradients(model: FrozenModel): Promise<readonly ParameterGradient[]> {
  const { encoder, parts, start, steps } = prepareStoredRun(at(storedRuns(), 0), model);
  const { loss, gradient } = stepGradient(parts, start.parameters, at(steps, 0));
  const found = await takeValues(gradient);
  loss.dispose();
  disposeState(start);
  encoder.dispose();
  return encoder.layout.entries.map(({ name, shape, offset }) => ({
    name,
    values: found.slice(offset, offset + sizeOf(shape)),
  }));
}

/** How these gradients differ from the oracle's. Every parameter that the oracle has is named, also if it was not found. */
export function compareStepZero(found: readonly ParameterGradient[]): readonly {
  readonly name: string;
  readonly difference: number;
  /** Entries that the oracle has at exactly 0. */
  readonly zeros: number;
  /** Those of them that we have not at exactly 0. */
  readonly strays: number;
}[] {
  const expected = readFixtureTensors('p-tuning-run/grads-step0.safetensors');
  return [...expected].map(([name, wanted]) => {
    const own = found.find((gradient) => gradient.name === name)?.values ?? new Float32Array();
    const zeros = wanted.filter((value) => value === 0).length;
    const strays = own.filter((value, i) => wanted[i] === 0 && value !== 0).length;
    return { name, difference: largestDifference(own, wanted), zeros, strays };
  });
}
