import { isAbort } from '../base/abort';
import { Failed } from '../base/failed';

/** Longest wait for a device to say that it is gone. */
const PATIENCE_MILLISECONDS = 1000;

/**
 * What work on a device really failed of: numbers that a device takes with it end in an AbortError, as if somebody had
 * cancelled, and often before the device says that it is lost. `check` throws what is wrong with the device. Unchanged
 * where the work was indeed cancelled, where the failure has a name, and where the device is well.
 */
export async function deviceCause(
  error: unknown,
  { lost, check }: { readonly lost: Promise<unknown>; readonly check: () => void },
  signal?: AbortSignal,
): Promise<unknown> {
  if (error instanceof Failed || signal?.aborted === true) return error;
  const enough = () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS));
  if (isAbort(error)) await Promise.race([lost, enough()]);
  try {
    check();
  } catch (cause) {
    return cause;
  }
  return error;
}
