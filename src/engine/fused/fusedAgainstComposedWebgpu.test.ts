import { tensor2d } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { assert, at } from '../../base/assert';
import { createRandom } from '../../base/random';
import type { EncodedBatch } from '../../prompt/encodedExample';
import type { StepProfile } from '../../run/stepProfile';
import type { EncoderSettings, OptimiserSettings } from '../../run/tuningConfig';
import { readTinyGpt } from '../../testing/tinyGpt';
import { openBackend } from '../backend';
import { createModel } from '../createModel';
import { createEncoder } from '../encoders/createEncoder';
import { flattenParameters, sizeOf } from '../encoders/parameterLayout';
import type { FrozenModel } from '../frozenModel';
import { createFrozenModel } from '../gpt/composedModel';
import { openNodeGpu } from '../nodeGpu';
import { openMachine } from '../openMachine';
import { disposeState, startState } from '../optimiser';

const gpu = await openNodeGpu();
const environment = { gpu: () => Promise.resolve(gpu), wasm: { files: undefined, threads: 1 } };
const checkpoint = await readTinyGpt();
const VIRTUAL_TOKENS = 3;

const encoderSettings: EncoderSettings = {
  kind: 'lstm',
  hidden: 8,
  layers: 1,
  initialisation: { kind: 'random' },
  tasknameConditioning: false,
};

const adamw: OptimiserSettings = {
  kind: 'adamw',
  learningRate: 5e-3,
  beta1: 0.9,
  beta2: 0.98,
  epsilon: 1e-8,
  weightDecay: 0.01,
  clipNorm: 1,
};

/** Where the virtual tokens of two tasks stand among the words of their rows. */
type Layout = 'prompt first' | 'text first' | 'text around';

const wordsBefore = (layout: Layout, length: number): number => {
  switch (layout) {
    case 'prompt first':
      return 0;
    case 'text first':
      return length;
    case 'text around':
      return 2;
  }
};

/** Two micro-batches of rows of different lengths, drawn anew from few, so that texts come again. */
function stepBatches(layout: Layout, step: number): readonly EncodedBatch[] {
  return [0, 1].map((part) => {
    const rows = [0, 1].map((row) => {
      const random = createRandom((7 * step + 3 * part + row) % 5);
      const words = Array.from({ length: 3 + random.below(4) }, () => random.below(300));
      const before = wordsBefore(layout, words.length);
      const ids = [...words.slice(0, before), -1, -2, -3, ...words.slice(before)];
      return { task: random.below(2), ids, label: random.below(300) };
    });
    const length = Math.max(...rows.map(({ ids }) => ids.length));
    const inputIds = new Int32Array(2 * length);
    const labels = new Int32Array(2 * length);
    const lossMask = new Uint8Array(2 * length);
    rows.forEach(({ ids, label }, row) => {
      inputIds.set(ids, row * length);
      labels[row * length + ids.length - 1] = label;
      lossMask[row * length + ids.length - 1] = 1;
    });
    return {
      batchSize: 2,
      sequenceLength: length,
      taskIndex: Int32Array.from(rows, ({ task }) => task),
      lengths: Int32Array.from(rows, ({ ids }) => ids.length),
      inputIds,
      labels,
      lossMask,
    };
  });
}

interface Trained {
  readonly losses: readonly number[];
  readonly parameters: Float32Array;
}

async function train(
  model: FrozenModel,
  layout: Layout,
  steps: number,
  onProfile?: (profile: StepProfile) => void,
): Promise<Trained> {
  const tasks = ['one', 'two'].map((taskname) => ({ taskname, tasknameRows: new Float32Array(0) }));
  const encoder = createEncoder(encoderSettings, VIRTUAL_TOKENS, checkpoint.config.hiddenSize, tasks);
  const random = createRandom(1);
  const values = flattenParameters(encoder.layout, (_, shape) =>
    Float32Array.from({ length: sizeOf(shape) }, () => random.normal() * 0.3),
  );
  const parts = { model, encoder, optimiser: adamw, lossOptions: { candidates: undefined } };
  const machine = await openMachine(parts, startState(values));
  for (let step = 0; step < steps; step++) {
    const input = { microBatches: stepBatches(layout, step), learningRate: adamw.learningRate };
    if (onProfile === undefined) await machine.take(input);
    else onProfile(await machine.takeProfiled(input));
  }
  const { loss } = await machine.read();
  const state = machine.state();
  const parameters = Float32Array.from(await state.parameters.data<'float32'>());
  disposeState(state);
  machine.dispose();
  encoder.dispose();
  return { losses: [...loss], parameters };
}

async function trainOn(kind: 'webgpu' | 'wasm', layout: Layout, steps: number): Promise<Trained> {
  const backend = await openBackend(kind, environment);
  expect(backend.report.steps.kind).toBe(kind === 'webgpu' ? 'fused' : 'composed');
  const model =
    kind === 'webgpu'
      ? createModel(checkpoint, backend)
      : createFrozenModel(checkpoint, backend.modelOptions);
  const trained = await train(model, layout, steps);
  model.dispose();
  backend.dispose();
  return trained;
}

describe.skipIf(gpu === undefined)('steps by recordings', { timeout: 240_000 }, () => {
  it.each([
    ['text around', 200],
    ['text first', 40],
    ['prompt first', 40],
  ] as const)('have the losses of plain operations, %s, %i steps', async (layout, steps) => {
    const fused = await trainOn('webgpu', layout, steps);
    const composed = await trainOn('wasm', layout, steps);
    expect(fused.losses).toHaveLength(steps);
    expect(at(composed.losses, steps - 1)).toBeLessThan(at(composed.losses, 0));
    fused.losses.forEach((loss, step) => {
      const expected = at(composed.losses, step);
      expect(Math.abs(loss - expected), `step ${step}`).toBeLessThan(5e-3 * Math.max(1, expected));
    });
  });

  it('are the same bits twice', async () => {
    const first = await trainOn('webgpu', 'text around', 20);
    const again = await trainOn('webgpu', 'text around', 20);
    expect(again.losses).toEqual(first.losses);
    expect(again.parameters).toEqual(first.parameters);
  });

  it('are the same bits beside another run, a validation and a row that is written', async () => {
    const backend = await openBackend('webgpu', environment);
    const model = createModel(checkpoint, backend);
    const write = async (): Promise<readonly number[]> => {
      const embeddings = tensor2d(new Float32Array(3 * checkpoint.config.hiddenSize).fill(0.1), [3, 64]);
      const rows = { embeddings, offsets: [0, 0] };
      const prompt = { taskIndex: 0, prefix: Int32Array.of(-1, -2, -3, 5) };
      const writing = await model.openContinuation(prompt, rows, { maxNewTokens: 3 });
      const found: number[] = [];
      for (const id of [7, 8, 9]) {
        const [first] = await writing.logits();
        const loss = await model.loss(at(stepBatches('text around', id), 0), rows, { candidates: undefined });
        found.push(first ?? Number.NaN, loss);
        writing.append(id);
      }
      writing.close();
      embeddings.dispose();
      return found;
    };
    const [run, other, written] = await Promise.all([
      train(model, 'text around', 2),
      train(model, 'text around', 2),
      write(),
    ]);
    const alone = { run: await train(model, 'text around', 2), written: await write() };
    model.dispose();
    backend.dispose();
    expect(run).toEqual(alone.run);
    expect(other).toEqual(alone.run);
    expect(written).toEqual(alone.written);
    expect(alone.written.every(Number.isFinite)).toBe(true);
  });

  it('are the same bits when every step is profiled, and tell where their time goes', async () => {
    const profiles: StepProfile[] = [];
    const backend = await openBackend('webgpu', environment);
    const model = createModel(checkpoint, backend);
    const plain = await train(model, 'text around', 6);
    const profiled = await train(model, 'text around', 6, (profile) => profiles.push(profile));
    model.dispose();
    backend.dispose();
    expect(profiled).toEqual(plain);
    expect(profiles.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6]);
    const { work, milliseconds, memory } = at(profiles, 5);
    assert(work.kind === 'launches', 'fused steps are launches');
    const names = work.families.map(({ family }) => family);
    expect(names).toEqual(expect.arrayContaining(['matmul', 'attention', 'head', 'lstm', 'optimiser']));
    expect(new Set(names).size).toBe(names.length);
    const onDevice = work.families.reduce((sum, cost) => sum + (cost.milliseconds ?? Number.NaN), 0);
    expect(onDevice).toBeGreaterThan(0);
    expect(onDevice).toBeLessThan(milliseconds);
    for (const { kind, bytes } of memory) expect(bytes, kind).toBeGreaterThan(0);
  });
});
