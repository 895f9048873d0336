import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import { largestDifference, readFixtureTensors, tensorOf } from '../testing/fixtureTensors';
import { firstDeparture, followRun } from '../testing/followRun';
import { runAnswers } from '../testing/runAnswers';
import { compareStepZero, stepZeroGradients } from '../testing/stepZero';
import { useTensorBackend } from '../testing/tensorBackend';
import { readTinyGpt } from '../testing/tinyGpt';
import { storedConfig, storedRuns } from '../testing/tuningRun';
import type { FrozenModel } from './frozenModel';
import { createFrozenModel } from './gpt/composedModel';
import { disposeState } from './optimiser';
import { virtualRowsOf } from './tuningStep';

const { hyper } = storedConfig();
const tables = readFixtureTensors('p-tuning-run/tables-all.safetensors');

let model: FrozenModel;
beforeAll(async () => {
  await useTensorBackend('wasm');
  const options = { maxBindingBytes: Number.POSITIVE_INFINITY, check: () => undefined };
  model = createFrozenModel(await readTinyGpt(), options);
});
afterAll(() => model.dispose());

describe.each(storedRuns())('the 40-step run on WASM: $variant.name', (run) => {
  it('follows torch step by step and ends with the same prompts and answers', async () => {
    const followed = await followRun(run, model, hyper.max_steps);
    expect(followed.losses.length).toBe(hyper.max_steps);
    expect(firstDeparture(run, followed)).toBeUndefined();

    const { encoder, tasknames } = followed.prepared;
    const pass = encoder.forward(followed.state.parameters);
    const table = Float32Array.from(pass.rows.dataSync());
    const expected = tasknames.flatMap((name) => [...tensorOf(tables, `${run.variant.name}/${name}.final`)]);
    expect(largestDifference(table, expected)).toBeLessThan(0.05);
    const total = expected.reduce((sum, value, i) => sum + Math.abs(value - at(table, i)), 0);
    expect(total / expected.length).toBeLessThan(2e-3);

    const rows = virtualRowsOf(encoder, pass.rows);
    const answers = await runAnswers(run, model, followed.prepared, rows);
    expect(answers.lossDifference).toBeLessThan(5e-3);
    expect(answers.clear).toBeGreaterThan(0);
    expect(answers.wrong).toEqual([]);
    pass.dispose();
    disposeState(followed.state);
    encoder.dispose();
  });
});

describe('gradients of step 0 on WASM', () => {
  it('agree with torch, and are exactly zero where torch has exactly zero', async () => {
    for (const { name, difference, strays } of compareStepZero(await stepZeroGradients(model))) {
      expect(difference, name).toBeLessThan(1e-4);
      expect(strays, name).toBe(0);
    }
  });
});
