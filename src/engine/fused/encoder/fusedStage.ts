import { assert } from '../../../base/assert';
import type { Addends } from '../kernels/learnedRows';
import type { MatmulDevice } from '../kernels/matmul';
import type { DeviceArray, Launch } from '../launch';

/** What goes from one stage of an encoder to the next, [n, width]. */
export interface Flow {
  readonly array: DeviceArray;
  /** Set when `array` is the GELU of this: who differentiates by `array` goes on to this at once. */
  readonly beforeGelu: DeviceArray | undefined;
}

/** A stage as launches. Its own parameters lie one behind the other in the flat vector. */
export interface FusedStage {
  readonly output: Flow;
  readonly forward: readonly Launch[];
  /** Arrays that the way back needs. */
  readonly kept: readonly DeviceArray[];
  /** From the gradient of the output to that of the input, and the stage's part of the flat gradient. */
  backward(gradient: Addends): { readonly launches: readonly Launch[]; readonly gradient: Addends };
}

/** What all stages of one encoder share. */
export interface StageSurroundings {
  /** Rows that go through: tasks * virtual tokens, task after task. */
  readonly rows: number;
  readonly tasks: number;
  readonly parameters: DeviceArray;
  readonly gradient: DeviceArray;
  readonly device: MatmulDevice;
}

/** The array of a gradient that is no sum. */
export function single(gradient: Addends): DeviceArray {
  assert(gradient.length === 1, 'a gradient in two parts, where one is read');
  return gradient[0];
}
