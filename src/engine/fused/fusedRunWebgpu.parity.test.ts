import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../base/assert';
import { firstDeparture, followRun } from '../../testing/followRun';
import { readTinyGpt } from '../../testing/tinyGpt';
import { storedConfig, storedRuns } from '../../testing/tuningRun';
import { openBackend, type RunningBackend } from '../backend';
import { createModel } from '../createModel';
import type { FrozenModel } from '../frozenModel';
import { openNodeGpu } from '../nodeGpu';
import { disposeState } from '../optimiser';

const gpu = await openNodeGpu();
const { hyper } = storedConfig();

describe.skipIf(gpu === undefined)('p-tuning by the fused engine', () => {
  let backend: RunningBackend;
  let model: FrozenModel;
  beforeAll(async () => {
    backend = await openBackend('webgpu', {
      gpu: () => Promise.resolve(gpu),
      wasm: { files: undefined, threads: 1 },
    });
    model = createModel(await readTinyGpt(), backend);
  });
  afterAll(() => {
    model.dispose();
    backend.dispose();
  });

  it('passes its self-test', () => {
    expect(backend.report.steps).toMatchObject({ kind: 'fused' });
  });

  it.each(storedRuns())('follows torch for 40 steps: $variant.name', async (run) => {
    const { prepared, state, ...followed } = await followRun(run, model, hyper.max_steps);
    expect(followed.losses).toHaveLength(hyper.max_steps);
    expect(firstDeparture(run, followed)).toBeUndefined();
    followed.losses.forEach((loss, step) => {
      expect(Math.abs(loss / at(run.steps.loss, step) - 1)).toBeLessThan(1e-3);
    });
    disposeState(state);
    prepared.encoder.dispose();
  });
});
