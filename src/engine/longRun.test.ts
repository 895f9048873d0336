import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import type { Checkpoint } from '../model/checkpoint';
import { useTensorBackend } from '../testing/tensorBackend';
import { readTinyGpt, takeValues } from '../testing/tinyGpt';
import { prepareStoredRun, storedRuns } from '../testing/tuningRun';
import type { FrozenModel } from './frozenModel';
import { createFrozenModel } from './gpt/composedModel';
import { disposeState } from './optimiser';
import { tuningStep } from './tuningStep';

let checkpoint: Checkpoint;
let model: FrozenModel;
beforeAll(async () => {
  await useTensorBackend('wasm');
  checkpoint = await readTinyGpt();
  model = createFrozenModel(checkpoint, {
    maxBindingBytes: Number.POSITIVE_INFINITY,
    check: () => undefined,
  });
});
afterAll(() => model.dispose());

/** A copy of every number of the frozen model. */
function copyOfWeights(): readonly Float32Array[] {
  const { wordEmbeddings, positionEmbeddings, blocks, lnfGain, lnfBias } = checkpoint.weights;
  const inside = blocks.flatMap((block): Float32Array[] => Object.values(block));
  return [wordEmbeddings, positionEmbeddings, lnfGain, lnfBias, ...inside].map((values) => values.slice());
}

describe('200 steps on one batch', () => {
  it('learn it by heart, with no tensor and no byte more, and leave the frozen model as it was', async () => {
    const { parts, start, steps, encoder } = prepareStoredRun(at(storedRuns(), 0), model);
    const weights = copyOfWeights();
    const batch = at(at(steps, 0), 0);
    const rows = {
      embeddings: encoder.forward(start.parameters).rows,
      offsets: [0, encoder.totalVirtualTokens],
    };
    const logits = await model.logits(batch, rows);
    const losses: number[] = [];
    let state = start;
    let settled = { numTensors: 0, numBytes: 0 };
    for (let s = 0; s < 200; s++) {
      const next = tuningStep(parts, state, [batch], 1e-2);
      disposeState(state);
      next.gradNorm.dispose();
      state = next.state;
      const [loss = Number.NaN] = await takeValues(next.loss);
      losses.push(loss);
      if (s === 2) settled = { ...memory() };
    }
    expect(memory()).toMatchObject({ numTensors: settled.numTensors, numBytes: settled.numBytes });
    expect(at(losses, 0)).toBeGreaterThan(3);
    expect(at(losses, 199)).toBeLessThan(0.1);
    expect(copyOfWeights()).toEqual(weights);
    expect(await model.logits(batch, rows)).toEqual(logits);
    disposeState(state);
    encoder.dispose();
  });
});

describe('one example', () => {
  it.each(storedRuns().filter((run) => ['main', 'mlp', 'tpmlp', 'prompt-table'].includes(run.variant.name)))(
    'is learnt by the encoder of $variant.name',
    async (run) => {
      const { parts, start, steps, encoder } = prepareStoredRun(run, model);
      const { sequenceLength, taskIndex, lengths, inputIds, labels, lossMask } = at(at(steps, 0), 0);
      const one = {
        batchSize: 1,
        sequenceLength,
        taskIndex: taskIndex.slice(0, 1),
        lengths: lengths.slice(0, 1),
        inputIds: inputIds.slice(0, sequenceLength),
        labels: labels.slice(0, sequenceLength),
        lossMask: lossMask.slice(0, sequenceLength),
      };
      let state = start;
      let last = Number.NaN;
      for (let s = 0; s < 300 && !(last < 0.05); s++) {
        const next = tuningStep(parts, state, [one], run.variant.base_lr);
        disposeState(state);
        next.gradNorm.dispose();
        state = next.state;
        last = at(await takeValues(next.loss), 0);
      }
      expect(last).toBeLessThan(0.05);
      disposeState(state);
      encoder.dispose();
    },
  );
});
