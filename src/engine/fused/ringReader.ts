import type { StepNumbers } from '../stepMachine';
import type { FusedContext } from './fusedContext';
import { mapForReading } from './mapForReading';

/** Steps whose loss and norm the ring holds before they must be on their way to the host. */
export const RING_STEPS = 64;

/** Carries what steps leave in the ring (2 floats each: loss, norm) to the host, several steps at a time. */
export interface RingReader {
  /** Slot of the next step, to be told before it is submitted. */
  nextSlot(): number;
  /** Numbers of all steps since the last call; the copy is queued at once. */
  read(): Promise<StepNumbers>;
  dispose(): void;
}

const BYTES = RING_STEPS * 8;

export function createRingReader(
  context: Pick<FusedContext, 'device' | 'check'>,
  ring: GPUBuffer,
): RingReader {
  const { device } = context;
  const idle: GPUBuffer[] = [];
  let first = 0;
  let next = 0;
  let drained: Promise<readonly number[]>[] = [];
  let isDisposed = false;

  /** The whole ring as it stands behind all that was submitted. */
  const copyOut = async (): Promise<Float32Array> => {
    // GPUBufferUsage: MAP_READ 1 | COPY_DST 8
    const staging = idle.pop() ?? device.createBuffer({ label: 'readback', size: BYTES, usage: 1 | 8 });
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(ring, 0, staging, 0, BYTES);
    device.queue.submit([encoder.finish()]);
    let values: Float32Array;
    try {
      await mapForReading(context, staging);
      values = new Float32Array(staging.getMappedRange().slice(0));
    } catch (error) {
      staging.destroy();
      throw error;
    }
    staging.unmap();
    if (isDisposed) staging.destroy();
    else idle.push(staging);
    return values;
  };
  const numbersOf = async (from: number, count: number): Promise<readonly number[]> => {
    const values = await copyOut();
    return Array.from({ length: 2 * count }, (_, i) => {
      const slot = (from + Math.floor(i / 2)) % RING_STEPS;
      return values[2 * slot + (i % 2)] ?? Number.NaN;
    });
  };
  const drain = (): void => {
    if (next === first) return;
    const values = numbersOf(first, next - first);
    // Whoever reads hears of its failure; until then it is not an unhandled one.
    values.catch(() => undefined);
    drained.push(values);
    first = next;
  };
  return {
    nextSlot: () => {
      if (next - first === RING_STEPS) drain();
      return next++ % RING_STEPS;
    },
    read: async () => {
      drain();
      const parts = drained;
      drained = [];
      const values = (await Promise.all(parts)).flat();
      return {
        loss: Float64Array.from(values.filter((_, i) => i % 2 === 0)),
        gradNorm: Float64Array.from(values.filter((_, i) => i % 2 === 1)),
      };
    },
    dispose: () => {
      // A reading under way frees its own.
      isDisposed = true;
      for (const buffer of idle.splice(0)) buffer.destroy();
    },
  };
}
