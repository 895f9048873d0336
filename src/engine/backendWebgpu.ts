import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { env, findBackendFactory, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { Opener } from './backend';
import { watchDevice } from './deviceWatch';
import { refuse } from './obstacleOf';

const FEATURES = ['shader-f16', 'subgroups', 'timestamp-query'] as const;

/** Everything that bounds a compute shader or a buffer; each is asked for at the adapter's best. */
const LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxUniformBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxBindingsPerBindGroup',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
  'maxComputeWorkgroupsPerDimension',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/** What every WebGPU adapter has to offer by its specification; the kernels rely on it. Sizes in bytes. */
const NEEDED = [
  ['maxStorageBufferBindingSize', 128 * 2 ** 20],
  ['maxComputeWorkgroupStorageSize', 16_384],
  ['maxComputeInvocationsPerWorkgroup', 256],
  ['maxStorageBuffersPerShaderStage', 8],
] as const satisfies readonly (readonly [keyof GPUSupportedLimits, number])[];

/** Browsers hide WebGPU from pages that are neither https nor localhost. Node says nothing about it. */
const isInsecure = (): boolean => globalThis.isSecureContext === false;

/** tfjs's matmul with 32 x 32 tiles: the others are chosen for small outputs, and one of them adds atomically. */
const PACKED_MATMUL = 3;

/** Whether an adapter computes on the CPU. */
export function isSoftware(info: GPUAdapterInfo): boolean {
  const names = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`;
  return info.isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|software|basic render/i.test(names);
}

export function adapterName(info: GPUAdapterInfo): string {
  const parts = [info.vendor, info.architecture, info.description || info.device];
  return parts.filter((part) => part !== '').join(' ') || 'unnamed adapter';
}

/** tfjs registers a WebGPU backend of its own on import where there is `navigator.gpu`; ours takes its name. */
function forgetBackend(): void {
  if (findBackendFactory('webgpu') !== null) removeBackend('webgpu');
}

/** tfjs on a GPUDevice of our own, with raised limits and watched for loss and errors. */
export const openWebgpu: Opener = async (environment, { allowSoftware }) => {
  const gpu = await environment.gpu();
  if (gpu === undefined) throw refuse({ kind: isInsecure() ? 'insecure-page' : 'no-webgpu' });
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) throw refuse({ kind: 'no-adapter' });
  const { info } = adapter;
  const software = isSoftware(info);
  if (software && !allowSoftware) throw refuse({ kind: 'software-adapter', adapter: adapterName(info) });
  for (const [limit, needed] of NEEDED) {
    const offered = adapter.limits[limit];
    if (offered < needed) throw refuse({ kind: 'limit-too-low', limit, needed, offered });
  }
  const features = FEATURES.filter((feature) => adapter.features.has(feature));
  const device = await adapter.requestDevice({
    requiredFeatures: [...features],
    requiredLimits: Object.fromEntries(LIMITS.map((limit) => [limit, adapter.limits[limit]])),
  });
  const watch = watchDevice(device);
  // One submit per 64 dispatches instead of 15: fewer calls, while freed buffers still come back within a step.
  env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', 64);
  // Small tensors are not computed apart in JavaScript: the same operation gives the same bits whatever its size.
  env().set('WEBGPU_CPU_FORWARD', false);
  // Sums in a fixed order: the same seed must give the same curve.
  env().set('WEBGPU_MATMUL_PROGRAM_TYPE', PACKED_MATMUL);
  forgetBackend();
  registerBackend('webgpu', () => new WebGPUBackend(device, info));
  if (!(await setBackend('webgpu'))) {
    watch.release();
    device.destroy();
    throw new Error('did not start');
  }
  return {
    adapter: adapterName(info),
    features,
    software,
    threads: 1,
    modelOptions: {
      maxBindingBytes: device.limits.maxStorageBufferBindingSize,
      memory: { kind: 'device', device },
      check: watch.check,
    },
    openFused: (device.features.has('subgroups') ? [true, false] : [false]).map((subgroups) => async () => {
      const { createFusedEngine } = await import('./fused/fusedEngine');
      return createFusedEngine({ device, software, subgroups, check: watch.check });
    }),
    lost: watch.lost,
    dispose: () => {
      watch.release();
      forgetBackend();
      device.destroy();
    },
  };
};
