import { type BufferPool, createBufferPool } from './bufferPool';
import type { MatmulDevice } from './kernels/matmul';
import { createPrograms, type Programs } from './pipelines';

/** One device with what all fused work on it shares. */
export interface FusedContext {
  readonly device: GPUDevice;
  readonly programs: Programs;
  readonly pool: BufferPool;
  readonly kind: MatmulDevice;
  readonly maxBindingBytes: number;
  /** Throws when the device is lost or has complained. */
  readonly check: () => void;
  dispose(): void;
}

export function createFusedContext(options: {
  readonly device: GPUDevice;
  readonly software: boolean;
  /** Whether kernels may use subgroups; the device must have the feature. */
  readonly subgroups: boolean;
  readonly check: () => void;
  /** Largest binding to use; the device's own limit when not given. */
  readonly maxBindingBytes?: number;
}): FusedContext {
  const { device, software, subgroups, check } = options;
  const pool = createBufferPool(device);
  return {
    device,
    programs: createPrograms(device),
    pool,
    kind: { software, subgroups },
    maxBindingBytes: options.maxBindingBytes ?? device.limits.maxStorageBufferBindingSize,
    check,
    dispose: pool.dispose,
  };
}
