import type { FusedContext } from './fusedContext';

/** Longest wait for a device to say that it is gone. */
const PATIENCE_MILLISECONDS = 1000;

/**
 * Resolves when a buffer can be read (its first `bytes`, or all) and what stands in it can be trusted; else throws what
 * `check` throws. A mapping that the device takes with it ends in an AbortError, as if somebody had cancelled, and often
 * before the device says that it is lost.
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
    const enough = new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS));
    await Promise.race([device.lost, enough]);
    check();
    throw error;
  }
  check();
}
