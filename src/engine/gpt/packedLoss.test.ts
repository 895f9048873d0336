import { memory } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../base/assert';
import { createRandom } from '../../base/random';
import type { Checkpoint } from '../../model/checkpoint';
import { encodedBatch, type GivenRow, givenRows } from '../../testing/encodedBatches';
import { largestDifference } from '../../testing/fixtureTensors';
import { useTensorBackend } from '../../testing/tensorBackend';
import { readTinyGpt, takeValues, virtualRows } from '../../testing/tinyGpt';
import type { FrozenModel } from '../frozenModel';
import { installWasmKernels } from '../wasmKernels';
import { createFrozenModel } from './composedModel';

const WIDTH = 64;
const random = createRandom(17);
const values = Float32Array.from({ length: 6 * WIDTH }, () => 0.5 * random.normal());
const options = { maxBindingBytes: Number.POSITIVE_INFINITY, check: () => undefined };

/** Loss, its gradient and the loss without gradient. */
async function numbersOf(model: FrozenModel, rows: readonly GivenRow[], candidates?: Int32Array) {
  const virtual = { ...virtualRows(values, WIDTH), offsets: [0, 3] };
  const batch = encodedBatch(rows);
  const found = model.lossAndGradient(batch, virtual, { candidates });
  const numbers = {
    loss: at(await takeValues(found.loss), 0),
    gradient: await takeValues(found.gradient),
    alone: await model.loss(batch, virtual, { candidates }),
  };
  virtual.embeddings.dispose();
  return numbers;
}

describe.each(['wasm', 'cpu'] as const)('a loss without padding and repeated beginnings on %s', (backend) => {
  let checkpoint: Checkpoint;
  beforeAll(async () => {
    installWasmKernels(1);
    await useTensorBackend(backend);
    checkpoint = await readTinyGpt();
  });

  const expectAlike = async (rows: readonly GivenRow[], candidates?: Int32Array): Promise<void> => {
    const [padded, packed] = [false, true].map((isPacked) =>
      createFrozenModel(checkpoint, { ...options, packed: isPacked }),
    ) as [FrozenModel, FrozenModel];
    const expected = await numbersOf(padded, rows, candidates);
    const found = await numbersOf(packed, rows, candidates);
    padded.dispose();
    packed.dispose();
    expect(found.loss).toBeCloseTo(expected.loss, 5);
    expect(found.alone).toBeCloseTo(expected.loss, 5);
    expect(largestDifference(found.gradient, expected.gradient)).toBeLessThan(1e-5);
    // Rows that no position uses get exactly nothing either way.
    expect(found.gradient.map((x) => Number(x === 0))).toEqual(expected.gradient.map((x) => Number(x === 0)));
  };

  it('is the same, with its gradient, for whatever rows', async () => {
    await fc.assert(
      fc.asyncProperty(givenRows, async (rows) => {
        await expectAlike(rows);
      }),
      { numRuns: backend === 'wasm' ? 25 : 5 },
    );
  });

  it('leaves no tensor behind', async () => {
    const model = createFrozenModel(checkpoint, { ...options, packed: true });
    const rows = [
      { task: 0, ids: [-1, 7, 8, 9], answers: [3] },
      { task: 0, ids: [-1, 7, 5], answers: [2] },
    ];
    await numbersOf(model, rows);
    const before = memory().numTensors;
    await numbersOf(model, rows);
    expect(memory().numTensors).toBe(before);
    model.dispose();
  });

  it('is the same where every position counts, and over candidates', async () => {
    const all = [
      { task: 0, ids: [-1, 7, 8], answers: [1, 2] },
      { task: 1, ids: [-1, -2, 9, 5], answers: [1, 2, 3] },
    ];
    await expectAlike(all);
    const candidates = Int32Array.from({ length: 60 }, (_, i) => 90 + i);
    await expectAlike(all, candidates);
  });
});
