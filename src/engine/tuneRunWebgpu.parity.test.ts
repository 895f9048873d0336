import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import { firstDeparture, followTenSteps } from '../testing/followRun';
import { compareStepZero, stepZeroGradients } from '../testing/stepZero';
import { readTinyGpt } from '../testing/tinyGpt';
import { storedRuns } from '../testing/tuningRun';
import { openBackend, type RunningBackend } from './backend';
import type { FrozenModel } from './frozenModel';
import { createFrozenModel } from './gpt/composedModel';
import { openNodeGpu } from './nodeGpu';

const gpu = await openNodeGpu();
const found = gpu !== undefined;

describe.skipIf(!found)(`p-tuning on WebGPU in Node${found ? '' : ' (skipped: no adapter)'}`, () => {
  let backend: RunningBackend | undefined;
  let model: FrozenModel;
  beforeAll(async () => {
    backend = await openBackend('webgpu', {
      gpu: () => Promise.resolve(gpu),
      wasm: { files: undefined, threads: 1 },
    });
    model = createFrozenModel(await readTinyGpt(), backend.modelOptions);
  });
  afterAll(() => {
    model.dispose();
    backend?.dispose();
  });

  it('has the gradients of step 0, exactly zero where torch has exactly zero', async () => {
    for (const { name, difference, strays } of compareStepZero(await stepZeroGradients(model))) {
      expect(difference, name).toBeLessThan(1e-4);
      expect(strays, name).toBe(0);
    }
  });
  it('follows torch for ten steps of the main run', async () => {
    const followed = await followTenSteps(model);
    expect(followed.losses.length).toBe(10);
    expect(firstDeparture(at(storedRuns(), 0), followed)).toBeUndefined();
  });
});
