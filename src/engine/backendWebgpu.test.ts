import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend, getBackend } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { Failed } from '../base/failed';
import type { EngineFailure } from '../run/engineFailure';
import { openBackend, type RunningBackend } from './backend';
import { openNodeGpu } from './nodeGpu';

const gpu = await openNodeGpu();
const ifGpu = it.skipIf(gpu === undefined);

async function open(): Promise<RunningBackend & { readonly device: GPUDevice }> {
  const opened = await openBackend('webgpu', {
    gpu: () => Promise.resolve(gpu),
    wasm: { files: undefined, threads: 1 },
  });
  expect(getBackend()).toBe('webgpu');
  return { ...opened, device: (backend() as WebGPUBackend).device };
}

function failureOf(check: () => void): EngineFailure | undefined {
  try {
    check();
  } catch (error) {
    return (error as Failed<EngineFailure>).failure;
  }
  return undefined;
}

describe(`a WebGPU device${gpu === undefined ? ' (skipped: no adapter)' : ''}`, () => {
  ifGpu('that reports an error nobody caught fails the next computation, by name', async () => {
    const { device, modelOptions, dispose } = await open();
    expect(failureOf(modelOptions.check)).toBeUndefined();
    device.createBuffer({ size: device.limits.maxBufferSize * 2, usage: 128 });
    await device.queue.onSubmittedWorkDone();
    expect(failureOf(modelOptions.check)?.kind).toBe('gpu-error');
    dispose();
  });

  ifGpu('that goes away is called lost, and can be opened anew', async () => {
    const first = await open();
    first.device.destroy();
    expect((await first.lost).reason).not.toBe('');
    expect(failureOf(first.modelOptions.check)?.kind).toBe('device-lost');
    const second = await open();
    expect(failureOf(second.modelOptions.check)).toBeUndefined();
    second.dispose();
  });

  ifGpu('has the limits of its adapter', async () => {
    const { device, dispose } = await open();
    const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
    for (const limit of [
      'maxBufferSize',
      'maxStorageBufferBindingSize',
      'maxStorageBuffersPerShaderStage',
    ] as const) {
      expect(device.limits[limit]).toBe(adapter?.limits[limit]);
    }
    dispose();
  });
});
