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

  it.each([
    ['a graphics card', false, false],
    ['a software adapter', true, false],
  ])('passes its self-test with the kernels for %s', async (_, software, subgroups) => {
    const { device } = currentBackend() as WebGPUBackend;
    const engine = createFusedEngine({ device, software, subgroups, check: () => undefined });
    expect(await engine.selfTest()).toBeLessThan(SELF_TEST_TOLERANCE);
    engine.dispose();
  });
});
