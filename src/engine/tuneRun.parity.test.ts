import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import { learningRateAt } from '../run/schedule';
import { largestDifference, readFixtureTensors, tensorOf } from '../testing/fixtureTensors';
import { useTensorBackend } from '../testing/tensorBackend';
import { readTinyGpt, takeValues } from '../testing/tinyGpt';
import { prepareStoredRun, storedConfig, storedPrompts, storedRuns } from '../testing/tuningRun';
import { sizeOf } from './encoders/parameterLayout';
import type { FrozenModel } from './frozenModel';
import { createFrozenModel } from './gpt/composedModel';
import { disposeState } from './optimiser';
import { stepGradient, tuningStep, virtualRowsOf } from './tuningStep';

const { hyper } = storedConfig();
const schedule = {
  kind: 'cosine',
  warmupSteps: hyper.warmup_steps,
  constantSteps: 0,
  minLearningRate: hyper.min_lr,
} as const;
const runs = storedRuns();
const tables = readFixtureTensors('p-tuning-run/tables-all.safetensors');

let model: FrozenModel;
beforeAll(async () => {
  await useTensorBackend('wasm');
  model = createFrozenModel(await readTinyGpt(), {
    maxBindingBytes: Number.POSITIVE_INFINITY,
    check: () => undefined,
  });
});
afterAll(() => model.dispose());

describe.each(runs)('the 40-step run on WASM: $variant.name', (run) => {
  it('follows torch step by step and ends with the same prompts and answers', async () => {
    const { encoder, parts, start, steps, validation, tasknames } = prepareStoredRun(run, model);
    let state = start;
    for (const [s, microBatches] of steps.entries()) {
      const rate = learningRateAt(s, run.variant.base_lr, schedule, hyper.max_steps);
      expect(Math.abs(rate - at(run.steps.lr, s)), `rate at step ${s}`).toBeLessThan(1e-9);
      const next = tuningStep(parts, state, microBatches, rate);
      disposeState(state);
      state = next.state;
      const [loss = Number.NaN] = await takeValues(next.loss);
      const [norm = Number.NaN] = await takeValues(next.gradNorm);
      const tolerance = s < 10 ? 1e-4 : 5e-3;
      expect(Math.abs(loss - at(run.steps.loss, s)), `loss at step ${s}`).toBeLessThan(tolerance);
      const expectedNorm = at(run.steps.grad_norm, s);
      expect(Math.abs(norm - expectedNorm) / expectedNorm, `norm at step ${s}`).toBeLessThan(0.01);
    }

    const pass = encoder.forward(state.parameters);
    const table = Float32Array.from(pass.rows.dataSync());
    const expected = tasknames.flatMap((name) => [...tensorOf(tables, `${run.variant.name}/${name}.final`)]);
    expect(largestDifference(table, expected)).toBeLessThan(0.05);
    const total = expected.reduce((sum, value, i) => sum + Math.abs(value - at(table, i)), 0);
    expect(total / expected.length).toBeLessThan(2e-3);

    const virtual = virtualRowsOf(encoder, pass.rows);
    for (const [i, batch] of validation.entries()) {
      const [loss = Number.NaN] = await takeValues(model.loss(batch, virtual, parts.lossOptions));
      expect(Math.abs(loss - at(run.validation.val_loss_per_batch, i))).toBeLessThan(5e-3);
    }
    const answers = await model.continueGreedily(storedPrompts(), virtual, {
      maxNewTokens: hyper.max_new_tokens,
      eosId: hyper.eos_id,
      signal: new AbortController().signal,
    });
    for (const wanted of run.greedy.filter((answer) => answer.min_margin > 0.05)) {
      const found = at(answers, wanted.i);
      expect([...found.ids], `row ${wanted.i}`).toEqual(wanted.ids);
      expect(found.stoppedAtEos).toBe(wanted.stopped_at_eos);
    }

    pass.dispose();
    disposeState(state);
    encoder.dispose();
  });
});

describe('gradients of step 0', () => {
  it('agree with torch, and are exactly zero where torch has exactly zero', async () => {
    const { encoder, parts, start, steps } = prepareStoredRun(at(runs, 0), model);
    const { loss, gradient } = stepGradient(parts, start.parameters, at(steps, 0));
    const found = await takeValues(gradient);
    const expected = readFixtureTensors('p-tuning-run/grads-step0.safetensors');
    for (const { name, shape, offset } of encoder.layout.entries) {
      const wanted = tensorOf(expected, name);
      const own = found.subarray(offset, offset + sizeOf(shape));
      expect(largestDifference(own, wanted), name).toBeLessThan(1e-4);
      expect(
        own.findIndex((value, i) => at(wanted, i) === 0 && value !== 0),
        `${name}: stray entry`,
      ).toBe(-1);
    }
    loss.dispose();
    disposeState(start);
    encoder.dispose();
  });
});
