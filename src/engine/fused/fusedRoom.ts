import { Failed } from '../../base/failed';
import { hasMemoryFor } from '../deviceMemory';
import { bucketed } from '../gpt/batchPlan';
import type { RunSize, TrainingRoom } from '../trainingRoom';
import type { TrainingParts } from '../tuningStep';
import { type Reserve, storageBuffer } from './bufferPool';
import type { FusedContext } from './fusedContext';
import type { ModelHolder } from './modelHolder';
import { type TrainingNeed, trainingNeed } from './trainingNeed';

/**
 * Whether a run of this size fits. WebGPU does not tell how much memory there is, so all of it is really
 * taken: weights stay, scratch that fits stays with the pool if it is to be kept, where the run finds it, and what the run
 * makes itself is given back.
 */
export async function fusedRoom(
  context: FusedContext,
  model: Pick<ModelHolder, 'arrays' | 'gpt'>,
  parts: TrainingParts,
  { pass, ...readings }: RunSize,
  keeps: boolean,
): Promise<TrainingRoom> {
  const { limits } = context.device;
  const { rows, frozen } = pass;
  const size = { tokens: bucketed(pass.tokens), queries: bucketed(pass.queries), rows, frozen };
  const need = trainingNeed(model.arrays, parts, { size, microBatches: pass.passes, readings }, context);
  const neededBytes = need.total;
  const bytes = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
  if (need.largest > bytes) return { neededBytes, limit: { kind: 'array', bytes } };
  const isThere = (await hasModel(model.gpt)) && (await reserve(context, need, keeps));
  return { neededBytes, limit: isThere ? undefined : { kind: 'device' } };
}

async function hasModel(gpt: () => Promise<unknown>): Promise<boolean> {
  try {
    await gpt();
    return true;
  } catch (error) {
    if (error instanceof Failed && error.failure.kind === 'weights-too-large') return false;
    throw error;
  }
}

async function reserve(
  { device, pool }: FusedContext,
  { slots, own: arrays }: TrainingNeed,
  keeps: boolean,
): Promise<boolean> {
  const own: GPUBuffer[] = [];
  let scratch: Reserve | undefined;
  const isThere = await hasMemoryFor(device, () => {
    for (const { label, length } of arrays) own.push(storageBuffer(device, label, length));
    scratch = pool.reserve(slots);
  });
  for (const buffer of own) buffer.destroy();
  if (isThere && keeps) scratch?.keep();
  else scratch?.free();
  return isThere;
}
