import { assert } from '../../base/assert';
import { Failed } from '../../base/failed';
import type { Checkpoint } from '../../model/checkpoint';
import type { EngineFailure } from '../../run/engineFailure';
import { hasMemoryFor } from '../deviceMemory';
import { createWorkplace, type Workplace } from './decoding/workplace';
import type { FusedContext } from './fusedContext';
import { arraysOf, nameGpt } from './gptArrays';
import { type HeldGpt, holdGpt } from './heldGpt';

/**
 * The weights of a model on the device and the place to work on them; both are made when somebody asks first, once for all
 * who ask meanwhile.
 */
export interface ModelHolder {
  readonly arrays: HeldGpt['arrays'];
  /** Rejects with Failed<EngineFailure> 'weights-too-large' when they do not fit; nothing of them is left behind then. */
  gpt(): Promise<HeldGpt>;
  /** Rejects as `gpt` does. */
  workplace(): Promise<Workplace>;
  /** Frees what earlier rows have left behind. */
  clear(): void;
  dispose(): void;
}

export function createModelHolder(
  context: FusedContext,
  checkpoint: Pick<Checkpoint, 'config' | 'weights'>,
): ModelHolder {
  const arrays = nameGpt(checkpoint.config, context.maxBindingBytes);
  let held: HeldGpt | undefined;
  let taken: Promise<HeldGpt> | undefined;
  let place: Workplace | undefined;
  const dispose = (): void => {
    place?.dispose();
    held?.held.dispose();
    place = undefined;
    held = undefined;
    taken = undefined;
  };
  const take = async (): Promise<HeldGpt> => {
    try {
      const isThere = await hasMemoryFor(context.device, () => {
        held = holdGpt(context, checkpoint);
      });
      if (!isThere)
        throw new Failed<EngineFailure>({ kind: 'weights-too-large', neededBytes: weightBytes() });
      assert(held !== undefined, 'a model is not disposed while somebody takes it');
      return held;
    } catch (error) {
      dispose();
      throw error;
    }
  };
  const weightBytes = (): number => arraysOf(arrays).reduce((sum, { length }) => sum + 4 * length, 0);
  const gpt = (): Promise<HeldGpt> => {
    taken ??= take();
    return taken;
  };
  return {
    arrays,
    gpt,
    workplace: async () => {
      const model = await gpt();
      assert(model === held, 'a model is not disposed while somebody works with it');
      place ??= createWorkplace(context, model);
      return place;
    },
    clear: () => place?.desks.clear(),
    dispose,
  };
}
