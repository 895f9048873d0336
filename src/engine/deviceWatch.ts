import { Failed } from '../base/failed';
import type { EngineFailure } from '../run/engineFailure';

export interface DeviceWatch {
  /** Resolves when the device goes, unless it was released before. */
  readonly lost: Promise<{ readonly reason: string }>;
  /** Throws Failed<EngineFailure> from the first loss or uncaptured error on: results after it cannot be trusted. */
  readonly check: () => void;
  /** From here on the device may be destroyed without being called lost. */
  readonly release: () => void;
}

/**
 * Listens to a device. tfjs does not: an operation that the device refuses would leave zeros behind and nobody would
 * know, so the next computation fails instead.
 */
export function watchDevice(device: Pick<GPUDevice, 'lost' | 'addEventListener'>): DeviceWatch {
  let failure: EngineFailure | undefined;
  let released = false;
  device.addEventListener('uncapturederror', (event) => {
    const { error } = event as GPUUncapturedErrorEvent;
    failure ??=
      error.constructor.name === 'GPUOutOfMemoryError'
        ? { kind: 'out-of-memory', neededBytes: undefined, message: error.message }
        : { kind: 'gpu-error', message: error.message };
  });
  const lost = new Promise<{ readonly reason: string }>((resolve) => {
    void device.lost.then((info) => {
      if (released) return;
      const reason = info.message === '' ? info.reason : info.message;
      failure ??= { kind: 'device-lost', reason, step: undefined };
      resolve({ reason });
    });
  });
  return {
    lost,
    check: () => {
      if (failure !== undefined) throw new Failed<EngineFailure>(failure);
    },
    release: () => {
      released = true;
    },
  };
}
