import { deviceCause } from '../deviceCause';
import type { FusedContext } from './fusedContext';

/**
 * Resolves when a buffer can be read (its first `bytes`, or all) and what stands in it can be trusted; else throws what
 * is wrong with the device.
 */
export async function mapForReading(
  { device, check }: Pick<FusedContext, 'device' | 'check'>,
  buffer: GPUBuffer,
  bytes?: number,
): Promise<void> {
  try {
    // GPUMapMode.READ 1
    await buffer.mapAsync(1, 0, bytes);
  } catch (error) {
    throw await deviceCause(error, { lost: device.lost, check });
  }
  check();
}
