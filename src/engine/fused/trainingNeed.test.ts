import { tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createStubDevice, stubScope } from '../../testing/stubGpu';
import { useTensorBackend } from '../../testing/tensorBackend';
import { batchOf } from '../../testing/tinyGpt';
import { installCounters } from '../bench/counters';
import { createEncoder } from '../encoders/createEncoder';
import { bucketed } from '../gpt/batchPlan';
import { startState } from '../optimiser';
import type { TrainingParts } from '../tuningStep';
import { scoreCandidates } from './decoding/scoring';
import { validationLoss } from './decoding/validationLoss';
import { createWorkplace } from './decoding/workplace';
import { createFusedContext } from './fusedContext';
import { fusedMachine } from './fusedMachine';
import { arraysOf, nameGpt } from './gptArrays';
import { noFrozen } from './gptLaunches';
import { holdArrays } from './heldArrays';
import { trainingNeed } from './trainingNeed';

const small = {
  layers: 12,
  hiddenSize: 768,
  heads: 12,
  innerSize: 3072,
  vocabSize: 50_257,
  positions: 1024,
  layerNormEpsilon: 1e-5,
};
const maxBindingBytes = 128 * 2 ** 20;
const kind = { software: false };

/** Twenty virtual tokens by the usual LSTM. */
function partsOf(candidates: Int32Array | undefined): TrainingParts {
  const settings = {
    kind: 'lstm',
    hidden: undefined,
    layers: 2,
    initialisation: { kind: 'random' },
    tasknameConditioning: false,
  } as const;
  const encoder = createEncoder(settings, 20, small.hiddenSize, [
    { taskname: 'one', tasknameRows: new Float32Array(0) },
  ]);
  const optimiser = {
    kind: 'adamw',
    learningRate: 1e-3,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-8,
    weightDecay: 0.01,
    clipNorm: 1,
  } as const;
  return { encoder, optimiser, lossOptions: { candidates } };
}

const noReadings = { forward: [], beside: [], after: [] };

const needOf = (
  parts: TrainingParts,
  tokens: number,
  queries: number,
  rows: number,
  readings: Parameters<typeof trainingNeed>[2]['readings'] = noReadings,
) =>
  trainingNeed(
    nameGpt(small, maxBindingBytes),
    parts,
    {
      size: { tokens: bucketed(tokens), queries: bucketed(queries), rows, frozen: false },
      microBatches: 1,
      readings,
    },
    { kind, maxBindingBytes },
  );

describe('what a run needs of the device', () => {
  beforeAll(() => useTensorBackend('cpu'));

  it('at GPT-2 small holds a row of 1 024 tokens in 2 GB', () => {
    const { total, bytes } = needOf(partsOf(undefined), 1024, 8, 1);
    expect(bytes.weights).toBeLessThan(0.85e9);
    expect(bytes.state).toBeLessThan(0.17e9);
    expect(bytes.scratch).toBeLessThan(0.38e9);
    // 1.573 GB, with 0.2 GB of tensors that tfjs holds beside the run.
    expect(total).toBeLessThan(1.6e9);
  });

  it('grows by at most 0.4 MB a token', () => {
    const parts = partsOf(undefined);
    const [less, more] = [needOf(parts, 512, 8, 8), needOf(parts, 1024, 8, 8)];
    expect((more.total - less.total) / 512).toBeLessThanOrEqual(0.4e6);
  });

  it('tells the largest array, which no binding may be smaller than', () => {
    const { largest } = needOf(partsOf(undefined), 16, 8, 1);
    expect(largest).toBeLessThanOrEqual(maxBindingBytes);
    expect(needOf(partsOf(undefined), 12_288, 8, 12).largest).toBe(12_288 * small.innerSize * 4);
  });

  it('is what a step then really takes, and a validation beside it', async () => {
    const device = createStubDevice();
    const counters = installCounters(stubScope);
    const parts = partsOf(undefined);
    const context = createFusedContext({ device, software: false, subgroups: false, check: () => undefined });
    const arrays = nameGpt(small, maxBindingBytes);
    const named = [...arraysOf(arrays), noFrozen].map((array) => [array, undefined] as const);
    const gpt = {
      arrays,
      held: holdArrays(device, named),
      wordRows: (ids: Int32Array) => new Float32Array(ids.length * small.hiddenSize),
    };
    const start = startState(new Float32Array(parts.encoder.layout.size));
    const machine = await fusedMachine(context, gpt, parts, start);
    const batch = batchOf([Array.from({ length: 200 }, (_, i) => (i < 20 ? -1 - i : i))], [[]], [[]]);
    batch.lossMask.fill(1, 190);
    await machine.take({ microBatches: [batch], learningRate: 1e-3 });
    const need = needOf(parts, 200, 10, 1);
    expect(context.pool.bytes).toBe(need.bytes.scratch);
    const before = counters.peakBytes();
    expect(before / (need.total - need.bytes.tensors)).toBeCloseTo(1, 3);

    const work = createWorkplace(context, gpt);
    const embeddings = tensor2d(new Float32Array(20 * small.hiddenSize), [20, small.hiddenSize]);
    const rows = { embeddings, offsets: [0] };
    const restrictTo = Int32Array.of(5, 6, 7);
    // Behind the virtual tokens no two begin alike.
    const prompts = Array.from({ length: 24 }, (_, line) => ({
      line,
      taskIndex: 0,
      prefix: Int32Array.from({ length: 70 }, (_each, i) => (i < 20 ? -1 - i : i + line)),
      candidates: [Int32Array.of(5, 6), Int32Array.of(7)],
      cut: 0,
    }));
    await validationLoss(work, batch, rows, { candidates: undefined });
    await scoreCandidates(work, prompts, rows, { restrictTo, signal: new AbortController().signal });
    const reading = needOf(parts, 200, 10, 1, {
      ...noReadings,
      forward: [{ rows: 1, longest: 200, tokens: 200, queries: 10, frozen: false, passes: 1 }],
      beside: [{ prompts, restrictTo, maxNewTokens: undefined }],
    });
    expect(context.pool.bytes).toBe(reading.bytes.scratch);
    const grown = counters.peakBytes() - before;
    const expected = reading.total - need.total;
    expect(expected).toBeGreaterThan(10e6);
    expect(grown).toBeLessThanOrEqual(expected);
    expect(grown).toBeGreaterThan(0.98 * expected);
    work.dispose();
    embeddings.dispose();
    machine.dispose();
    parts.encoder.dispose();
  });
});
