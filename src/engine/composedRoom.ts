import { memory } from '@tensorflow/tfjs-core';
import { assertUnreachable } from '../base/assert';
import type { GptConfig } from '../model/checkpoint';
import { lengthBucket } from '../prompt/collateBatch';
import type { MemoryLimit } from '../run/engineFailure';
import { hasBytesFree } from './deviceMemory';
import { estimateMemory } from './memoryEstimate';
import type { LargestPass, TrainingRoom } from './trainingRoom';
import type { TrainingParts } from './tuningStep';

/**
 * Where tensors lie: in WebAssembly's memory of so many bytes, or on a GPU. Of JavaScript's own (the CPU backend) nobody
 * knows the end: arrays lie outside the heap that an engine tells of, and systems promise more than they have.
 */
export type TensorMemory =
  | { readonly kind: 'heap'; readonly bytes: number }
  | { readonly kind: 'device'; readonly device: GPUDevice };

/** Flat vectors of a step at its height: parameters as they are, were, and were when sound; both moments twice; gradient. */
const STATE_VECTORS = 8;

/** What tfjs has taken of the GPU: weights that are there already, and buffers that it keeps to use again. */
function takenBytes(): number {
  const info = memory();
  return 'numBytesAllocatedInGPU' in info ? Number(info.numBytesAllocatedInGPU) : 0;
}

async function limitOf(
  place: TensorMemory,
  needed: { readonly bytes: number; readonly largest: number },
): Promise<MemoryLimit | undefined> {
  switch (place.kind) {
    case 'heap':
      return needed.bytes > place.bytes ? place : undefined;
    case 'device': {
      const { device } = place;
      const bytes = Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize);
      if (needed.largest > bytes) return { kind: 'array', bytes };
      return (await hasBytesFree(device, needed.bytes - takenBytes())) ? undefined : { kind: 'device' };
    }
    default:
      return assertUnreachable(place);
  }
}

/**
 * Whether a step of plain tensor operations fits into the memory where its tensors lie. What is read without gradient takes
 * less and is not counted.
 */
export async function composedRoom(
  config: GptConfig,
  place: TensorMemory,
  { encoder }: Pick<TrainingParts, 'encoder'>,
  { rows, longest }: LargestPass,
): Promise<TrainingRoom> {
  const { positions, hiddenSize, innerSize, heads } = config;
  const length = lengthBucket(longest, positions);
  const { weightBytes, bytesPerToken } = estimateMemory(config, length, place.kind === 'heap');
  const neededBytes = weightBytes + rows * length * bytesPerToken + 4 * STATE_VECTORS * encoder.layout.size;
  // A tensor has a row of these for each token: activations, or the probabilities of all heads.
  const widest = Math.max(3 * hiddenSize, innerSize, heads * length);
  const limit = await limitOf(place, { bytes: neededBytes, largest: 4 * rows * length * widest });
  return { neededBytes, limit };
}
