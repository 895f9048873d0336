import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend as currentBackend } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBackend, type RunningBackend } from '../backend';
import { openNodeGpu } from '../nodeGpu';
import { SELF_TEST_TOLERANCE } from '../selfTest';
import { createFusedEngine } from './fusedEngine';

const gpu = await openNodeGpu();

describe.skipIf(gpu === undefined)('the fused engine on one device', { timeout: 240_000 }, () => {
  let opened: RunningBackend;
  beforeAll(async () => {
    opened = await openBackend('webgpu', {
      gpu: () => Promise.resolve(gpu),
      wasm: { files: undefined, threads: 1 },
    });
  }, 240_000);
  afterAll(() => opened.dispose());

  const plain = { subgroups: false, check: () => undefined };
  it.each([
    ['the kernels for a graphics card', { software: false }],
    ['the kernels for a software adapter', { software: true }],
    // 50 words of 16 numbers: four blocks.
    ['a vocabulary that no binding holds whole', { software: true, maxBindingBytes: 16 * 16 * 4 }],
  ])('passes its self-test with %s', async (_, options) => {
    const { device } = currentBackend() as WebGPUBackend;
    const engine = createFusedEngine({ device, ...plain, ...options });
    expect(await engine.selfTest()).toBeLessThan(SELF_TEST_TOLERANCE);
    engine.dispose();
  });
});
