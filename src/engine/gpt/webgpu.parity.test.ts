import { afterAll, describe, expect, it } from 'vitest';
import { at } from '../../base/assert';
import { largestDifference, tensorOf } from '../../testing/fixtureTensors';
import {
  caseLogits,
  compareLogits,
  compareSplicedLosses,
  forwardCases,
  forwardTensors,
  splicedLosses,
} from '../../testing/forwardCases';
import { batchOf, readTinyGpt, takeValues, virtualRows } from '../../testing/tinyGpt';
import { openBackend, type RunningBackend } from '../backend';
import { openNodeGpu } from '../nodeGpu';
import { createFrozenModel } from './composedModel';

const TOLERANCE = 1e-4;
const WIDTH = 64;
const fixture = forwardCases();
const tensors = forwardTensors();
const gpu = await openNodeGpu();
const ifGpu = it.skipIf(gpu === undefined);

describe(`WebGPU in Node${gpu === undefined ? ' (skipped: no adapter, not even a software one)' : ''}`, () => {
  let opened: Promise<RunningBackend> | undefined;
  const backend = (): Promise<RunningBackend> => {
    opened ??= openBackend('webgpu', {
      gpu: () => Promise.resolve(gpu),
      wasm: { files: undefined, threads: 1 },
    });
    return opened;
  };
  afterAll(async () => (await opened)?.dispose());

  ifGpu('opens with a passed self-test and raised limits', async () => {
    const { report, modelOptions } = await backend();
    expect(report.kind).toBe('webgpu');
    expect(report.adapter).not.toBe('');
    expect(Math.max(report.selfTest.loss, report.selfTest.gradient)).toBeLessThan(TOLERANCE);
    expect(modelOptions.maxBindingBytes).toBeGreaterThanOrEqual(128 * 2 ** 20);
  });

  ifGpu('logits agree with torch', async () => {
    const { modelOptions } = await backend();
    const model = createFrozenModel(await readTinyGpt(), modelOptions);
    const found = await caseLogits(model, 1);
    expect(compareLogits(found, 1)).toBeLessThan(TOLERANCE);
    model.dispose();
  });

  ifGpu(
    'losses and gradients of spliced virtual tokens agree with torch, block by block or whole',
    async () => {
      const { modelOptions } = await backend();
      for (const maxBindingBytes of [modelOptions.maxBindingBytes, 64 * 1024]) {
        const model = createFrozenModel(await readTinyGpt(), { ...modelOptions, maxBindingBytes });
        const found = await splicedLosses(model, 2);
        for (const { title, loss, gradient } of compareSplicedLosses(found, 2)) {
          expect(loss, title).toBeLessThan(TOLERANCE);
          expect(gradient, title).toBeLessThan(TOLERANCE);
        }
        model.dispose();
      }
    },
  );

  ifGpu('the same step twice gives the same bits', async () => {
    const { modelOptions } = await backend();
    const model = createFrozenModel(await readTinyGpt(), modelOptions);
    const { ids, virtual, labels, losses } = at(fixture.splice, 1);
    const rows = virtualRows(tensorOf(tensors, virtual), WIDTH);
    const batch = batchOf([ids.slice(0, -1)], [labels], [at(losses, 1).mask]);
    const step = async (): Promise<Float32Array> => {
      const { loss, gradient } = model.lossAndGradient(batch, rows, { candidates: undefined });
      return Float32Array.of(...(await takeValues(loss)), ...(await takeValues(gradient)));
    };
    expect(await step()).toEqual(await step());
    model.dispose();
    rows.embeddings.dispose();
  });

  ifGpu('scores and continuations are those of WASM', async () => {
    const { modelOptions } = await backend();
    const checkpoint = await readTinyGpt();
    const { ids, virtual } = at(fixture.splice, 0);
    const values = tensorOf(tensors, virtual);
    const signal = new AbortController().signal;
    const prompts = [7, 12].map((length, line) => ({
      line,
      taskIndex: 0,
      prefix: Int32Array.from(ids.slice(0, length)),
      candidates: [Int32Array.of(0), Int32Array.of(320, 0)],
      cut: 0,
    }));
    const answer = async () => {
      const model = createFrozenModel(checkpoint, modelOptions);
      const rows = virtualRows(values, WIDTH);
      const scores = await model.scoreCandidates(prompts, rows, { restrictTo: undefined, signal });
      const texts = await model.continueGreedily(prompts, rows, {
        maxNewTokens: 2,
        eosId: 0,
        restrictTo: undefined,
        signal,
      });
      model.dispose();
      return {
        scores: scores.flatMap((row) => [...row.vocabulary]),
        texts: texts.map((text) => [...text.ids]),
      };
    };
    const onGpu = await answer();
    const wasm = await openBackend('wasm', {
      gpu: () => Promise.resolve(undefined),
      wasm: { files: undefined, threads: 1 },
    });
    const onWasm = await answer();
    expect(wasm.report.kind).toBe('wasm');
    expect(largestDifference(onGpu.scores, onWasm.scores)).toBeLessThan(TOLERANCE);
    expect(onGpu.texts).toEqual(onWasm.texts);
  });
});
