import type { GptConfig } from '../model/checkpoint';
import { lengthBucket } from '../prompt/collateBatch';
import { estimateMemory } from './memoryEstimate';
import type { LargestPass, TrainingRoom } from './trainingRoom';
import type { TrainingParts } from './tuningStep';

/** Flat vectors of a step at its height: parameters as they are, were, and were when sound; both moments twice; gradient. */
const STATE_VECTORS = 8;

/** Whether a step of plain tensor operations fits into WebAssembly's memory. */
export function composedRoom(
  config: GptConfig,
  heapBytes: number,
  { encoder }: Pick<TrainingParts, 'encoder'>,
  { rows, longest }: LargestPass,
): TrainingRoom {
  const length = lengthBucket(longest, config.positions);
  const { weightBytes, bytesPerToken } = estimateMemory(config, length, true);
  const neededBytes = weightBytes + rows * length * bytesPerToken + 4 * STATE_VECTORS * encoder.layout.size;
  return { neededBytes, limit: neededBytes > heapBytes ? { kind: 'heap', bytes: heapBytes } : undefined };
}
