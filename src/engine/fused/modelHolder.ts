import { assert } from '../../base/assert';
import { Failed } from '../../base/failed';
import type { Checkpoint } from '../../model/checkpoint';
import type { EngineFailure } from '../../run/engineFailure';
import { hasMemoryFor } from '../deviceMemory';
import { createWorkplace, type Workplace } from './decoding/workplace';
import type { FusedContext } from './fusedContext';
import { arraysOf, nameGpt } from './gptArrays';
import { type HeldGpt, holdGpt } from './heldGpt';

/** The weights of a model on the device and the place to work on them; both are made when somebody asks first. */
export interface ModelHolder {
  readonly arrays: HeldGpt['arrays'];
  /** Uploads the weights if they are not there; throws what the device throws when they do not fit. */
  hold(): void;
  drop(): void;
  /** Rejects with Failed<EngineFailure> 'out-of-memory' when the weights do not fit; nothing of them is left behind then. */
  gpt(): Promise<HeldGpt>;
  /** Rejects as `gpt` does. */
  workplace(): Promise<Workplace>;
  /** Frees what earlier rows have left behind. */
  clear(): void;
}

export function createModelHolder(
  context: FusedContext,
  checkpoint: Pick<Checkpoint, 'config' | 'weights'>,
): ModelHolder {
  const arrays = nameGpt(checkpoint.config, context.maxBindingBytes);
  let held: HeldGpt | undefined;
  let taken: Promise<HeldGpt> | undefined;
  let place: Workplace | undefined;
  const hold = (): void => {
    held ??= holdGpt(context, checkpoint);
  };
  const drop = (): void => {
    place?.dispose();
    held?.held.dispose();
    place = undefined;
    held = undefined;
    taken = undefined;
  };
  const take = async (): Promise<HeldGpt> => {
    const isThere = await hasMemoryFor(context.device, hold);
    if (!isThere) {
      drop();
      throw new Failed<EngineFailure>({
        kind: 'out-of-memory',
        neededBytes: arraysOf(arrays).reduce((sum, { length }) => sum + 4 * length, 0),
        message: undefined,
      });
    }
    assert(held !== undefined, 'a model is not given up while somebody takes it');
    return held;
  };
  const gpt = (): Promise<HeldGpt> => {
    taken ??= take();
    return taken;
  };
  return {
    arrays,
    hold,
    drop,
    gpt,
    workplace: async () => {
      const model = await gpt();
      place ??= createWorkplace(context, model);
      return place;
    },
    clear: () => place?.desks.clear(),
  };
}
