import { memory } from '@tensorflow/tfjs-core';
import { assertUnreachable } from '../base/assert';
import type { GptConfig } from '../model/checkpoint';
import { lengthBucket } from '../prompt/collateBatch';
import type { MemoryLimit } from '../run/engineFailure';
import { hasBytesFree } from './deviceMemory';
import { estimateMemory } from './memoryEstimate';
import type { LargestPass, RunSize, TrainingRoom } from './trainingRoom';
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
 * Whether a step of plain tensor operations, and a validation between steps, fits into the memory where its tensors lie. Rows
 * that are answered are not counted: they are read a few at a time.
 */
export async function composedRoom(
  config: GptConfig,
  place: TensorMemory,
  { encoder }: Pick<TrainingParts, 'encoder'>,
  { pass, forward }: Pick<RunSize, 'pass' | 'forward'>,
): Promise<TrainingRoom> {
  const { positions, hiddenSize, innerSize, heads } = config;
  const estimated = ({ rows, longest }: LargestPass) => {
    const length = lengthBucket(longest, positions);
    // A tensor has a row of these for each token: activations, or the probabilities of all heads.
    const widest = Math.max(3 * hiddenSize, innerSize, heads * length);
    const tokens = rows * length;
    return { ...estimateMemory(config, length, place.kind === 'heap'), tokens, largest: 4 * tokens * widest };
  };
  const step = estimated(pass);
  const reads = forward.map(estimated);
  const highest = reads.reduce(
    (most, { tokens, readBytesPerToken }) => Math.max(most, tokens * readBytesPerToken),
    step.tokens * step.bytesPerToken,
  );
  const largest = reads.reduce((most, each) => Math.max(most, each.largest), step.largest);
  const neededBytes = step.weightBytes + highest + 4 * STATE_VECTORS * encoder.layout.size;
  return { neededBytes, limit: await limitOf(place, { bytes: neededBytes, largest }) };
}
