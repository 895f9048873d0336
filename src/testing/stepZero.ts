import { at } from '../base/assert';
import { sizeOf } from '../engine/encoders/parameterLayout';
import type { FrozenModel } from '../engine/frozenModel';
import { disposeState } from '../engine/optimiser';
import { stepGradient } from '../engine/tuningStep';
import { largestDifference, readFixtureTensors, tensorOf } from './fixtureTensors';
import { takeValues } from './tinyGpt';
import { prepareStoredRun, storedRuns } from './tuningRun';

/** How the gradient of each parameter at step 0 of the main run differs from the oracle's. */
export async function compareStepZero(model: FrozenModel): Promise<
  readonly {
    readonly name: string;
    readonly difference: number;
    /** Entries that the oracle has at exactly 0 and we have not. */
    readonly strays: number;
  }[]
> {
  const { encoder, parts, start, steps } = prepareStoredRun(at(storedRuns(), 0), model);
  const { loss, gradient } = stepGradient(parts, start.parameters, at(steps, 0));
  const found = await takeValues(gradient);
  const expected = readFixtureTensors('p-tuning-run/grads-step0.safetensors');
  loss.dispose();
  disposeState(start);
  encoder.dispose();
  return encoder.layout.entries.map(({ name, shape, offset }) => {
    const wanted = tensorOf(expected, name);
    const own = found.subarray(offset, offset + sizeOf(shape));
    const strays = own.filter((value, i) => wanted[i] === 0 && value !== 0).length;
    return { name, difference: largestDifference(own, wanted), strays };
  });
}
