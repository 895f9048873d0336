import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../base/assert';
import { firstDeparture, followRun } from '../../testing/followRun';
import { runAnswers } from '../../testing/runAnswers';
import { readTinyGpt } from '../../testing/tinyGpt';
import { storedConfig, storedRuns } from '../../testing/tuningRun';
import { openBackend, type RunningBackend } from '../backend';
import { createModel } from '../createModel';
import type { FrozenModel } from '../frozenModel';
import { openNodeGpu } from '../nodeGpu';
import { disposeState } from '../optimiser';
import { virtualRowsOf } from '../tuningStep';

const gpu = await openNodeGpu();
const { hyper } = storedConfig();

describe.skipIf(gpu === undefined)('p-tuning by the fused engine', { timeout: 240_000 }, () => {
  let backend: RunningBackend;
  let model: FrozenModel;
  beforeAll(async () => {
    backend = await openBackend('webgpu', {
      gpu: () => Promise.resolve(gpu),
      wasm: { files: undefined, threads: 1 },
    });
    model = createModel(await readTinyGpt(), backend);
  }, 240_000);
  afterAll(() => {
    model.dispose();
    backend.dispose();
  });

  it('passes its self-test', () => {
    expect(backend.report.steps).toMatchObject({ kind: 'fused' });
  });

  const runs = storedRuns();
  it.each(runs)('follows torch, the main run to its answers: $variant.name', async (run) => {
    // The main run to its end; the others as far as a mistake in what they vary would show.
    const steps = run === runs[0] ? hyper.max_steps : 10;
    const { prepared, state, ...followed } = await followRun(run, model, steps);
    expect(followed.losses).toHaveLength(steps);
    expect(firstDeparture(run, followed)).toBeUndefined();
    followed.losses.forEach((loss, step) => {
      expect(Math.abs(loss / at(run.steps.loss, step) - 1)).toBeLessThan(1e-3);
    });
    if (steps === hyper.max_steps) {
      const pass = prepared.encoder.forward(state.parameters);
      const rows = virtualRowsOf(prepared.encoder, pass.rows);
      const answers = await runAnswers(run, model, prepared, rows);
      expect(answers.lossDifference).toBeLessThan(5e-3);
      expect(answers.clear).toBeGreaterThan(0);
      expect(answers.wrong).toEqual([]);
      pass.dispose();
    }
    disposeState(state);
    prepared.encoder.dispose();
  });
});
