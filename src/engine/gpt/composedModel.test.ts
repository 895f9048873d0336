import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../base/assert';
import { createRandom } from '../../base/random';
import type { Checkpoint } from '../../model/checkpoint';
import type { EncodedBatch } from '../../prompt/encodedExample';
import { largestDifference } from '../../testing/fixtureTensors';
import { useTensorBackend } from '../../testing/tensorBackend';
import { batchOf, readTinyGpt, takeValues, virtualRows } from '../../testing/tinyGpt';
import type { FrozenModel, LossOptions, VirtualRows } from '../frozenModel';
import { createFrozenModel } from './composedModel';
import { createGptTensors, disposeGptTensors, frozenTensors } from './gptTensors';

const WIDTH = 64;
const everything: LossOptions = { candidates: undefined };
const unbounded = { maxBindingBytes: Number.POSITIVE_INFINITY, check: () => undefined };
const random = createRandom(11);
const noise = (rows: number): Float32Array =>
  Float32Array.from({ length: rows * WIDTH }, () => 0.5 * random.normal());

const batch: EncodedBatch = batchOf(
  [
    [-1, -2, 45, 89, 409, -3, 260, 472],
    [-1, -2, 11, -3, 300],
  ],
  [
    [-2, 45, 89, 409, -3, 260, 472, 12],
    [-2, 11, -3, 300, 0],
  ],
  [
    [0, 0, 0, 0, 0, 0, 1, 1],
    [0, 0, 0, 1, 1],
  ],
);
const countedLabels = [472, 12, 300, 0];

async function lossAndGradient(
  model: FrozenModel,
  rows: VirtualRows,
  options = everything,
  given = batch,
): Promise<{ readonly loss: number; readonly gradient: Float32Array }> {
  const result = model.lossAndGradient(given, rows, options);
  return { loss: at(await takeValues(result.loss), 0), gradient: await takeValues(result.gradient) };
}

describe('the frozen model', () => {
  let checkpoint: Checkpoint;
  let model: FrozenModel;

  beforeAll(async () => {
    await useTensorBackend('wasm');
    checkpoint = await readTinyGpt();
    model = createFrozenModel(checkpoint, unbounded);
  });

  it('gives rows that no position uses a gradient of exactly zero', async () => {
    const rows = virtualRows(noise(5), WIDTH);
    const { gradient } = await lossAndGradient(model, rows);
    expect(gradient).toHaveLength(5 * WIDTH);
    expect(gradient.subarray(0, 3 * WIDTH).every((value) => value !== 0)).toBe(true);
    expect(gradient.subarray(3 * WIDTH).every((value) => value === 0)).toBe(true);
    rows.embeddings.dispose();
  });

  it('adds up what several rows of one task ask of the same virtual token', async () => {
    const rows = virtualRows(noise(3), WIDTH);
    const once = await lossAndGradient(model, rows);
    const doubled: EncodedBatch = {
      ...batch,
      batchSize: 4,
      taskIndex: new Int32Array(4),
      lengths: Int32Array.of(...batch.lengths, ...batch.lengths),
      inputIds: Int32Array.of(...batch.inputIds, ...batch.inputIds),
      labels: Int32Array.of(...batch.labels, ...batch.labels),
      lossMask: Uint8Array.of(...batch.lossMask, ...batch.lossMask),
    };
    const twice = await lossAndGradient(model, rows, everything, doubled);
    expect(twice.loss).toBeCloseTo(once.loss, 5);
    expect(largestDifference(twice.gradient, once.gradient)).toBeLessThan(1e-5);
    rows.embeddings.dispose();
  });

  it('weighs rows by how many of their labels count', async () => {
    const rows = virtualRows(noise(3), WIDTH);
    const ids = [
      [-1, -2, -3, 45, 89, 409, 260, 472, 13, 77],
      [-1, -2, 11, -3, 300, 4, 7, 9],
    ];
    const labels = [
      [-2, -3, 45, 89, 409, 260, 472, 13, 77, 12],
      [-2, 11, -3, 300, 4, 7, 9, 0],
    ];
    const masks = [
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      [0, 0, 0, 0, 1, 0, 1, 1],
    ];
    const alone: { readonly loss: number; readonly gradient: Float32Array }[] = [];
    for (let row = 0; row < 2; row++) {
      const single = batchOf([at(ids, row)], [at(labels, row)], [at(masks, row)]);
      alone.push(await lossAndGradient(model, rows, everything, single));
    }
    const both = await lossAndGradient(model, rows, everything, batchOf(ids, labels, masks));
    const mean = (of: (one: (typeof alone)[number]) => number): number =>
      (of(at(alone, 0)) + 3 * of(at(alone, 1))) / 4;
    expect(both.loss).toBeCloseTo(
      mean(({ loss }) => loss),
      5,
    );
    const expected = both.gradient.map((_, i) => mean(({ gradient }) => at(gradient, i)));
    expect(largestDifference(both.gradient, expected)).toBeLessThan(1e-5);
    rows.embeddings.dispose();
  });

  it('keeps the virtual tokens of two tasks apart', async () => {
    const values = noise(6);
    const both = virtualRows(values, WIDTH);
    const second = { ...batch, taskIndex: Int32Array.of(1, 1) };
    const shifted = await lossAndGradient(model, { ...both, offsets: [0, 3] }, everything, second);
    const alone = virtualRows(values.slice(3 * WIDTH), WIDTH);
    const expected = await lossAndGradient(model, alone);
    expect(shifted.loss).toBe(expected.loss);
    expect(shifted.gradient.subarray(0, 3 * WIDTH).every((value) => value === 0)).toBe(true);
    expect(shifted.gradient.subarray(3 * WIDTH)).toEqual(expected.gradient);
    both.embeddings.dispose();
    alone.embeddings.dispose();
  });

  it('gives the same numbers with embedding and head split into blocks', async () => {
    const rows = virtualRows(noise(3), WIDTH);
    const split = createFrozenModel(checkpoint, { ...unbounded, maxBindingBytes: 64 * 1024 });
    const small = createFrozenModel(checkpoint, { ...unbounded, maxBindingBytes: 5000 });
    const whole = await lossAndGradient(model, rows);
    const wholeLogits = await model.logits(batch, rows);
    for (const other of [split, small]) {
      const found = await lossAndGradient(other, rows);
      expect(found.loss).toBeCloseTo(whole.loss, 5);
      expect(largestDifference(found.gradient, whole.gradient)).toBeLessThan(1e-5);
      const logits = await other.logits(batch, rows);
      expect(largestDifference(logits, wholeLogits)).toBeLessThan(1e-4);
      other.dispose();
    }
    rows.embeddings.dispose();
  });

  it('with candidates takes the softmax over those tokens only', async () => {
    const rows = virtualRows(noise(3), WIDTH);
    const candidates = Int32Array.of(0, 12, 300, 472, 77);
    const logits = await model.logits(batch, rows);
    const positions = [...batch.lossMask.entries()].flatMap(([i, counts]) => (counts === 1 ? [i] : []));
    const losses = positions.map((position, index) => {
      const logit = (id: number): number => at(logits, position * 512 + id);
      const total = [...candidates].reduce((sum, id) => sum + Math.exp(logit(id)), 0);
      return Math.log(total) - logit(at(countedLabels, index));
    });
    const expected = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    const found = await lossAndGradient(model, rows, { candidates });
    expect(found.loss).toBeCloseTo(expected, 4);
    const all = Int32Array.from({ length: 512 }, (_, id) => id);
    const overAll = await lossAndGradient(model, rows, { candidates: all });
    const whole = await lossAndGradient(model, rows);
    expect(overAll.loss).toBeCloseTo(whole.loss, 5);
    expect(largestDifference(overAll.gradient, whole.gradient)).toBeLessThan(1e-5);
    await expect(model.loss(batch, rows, { candidates: Int32Array.of(1, 2) })).rejects.toThrow('candidates');
    rows.embeddings.dispose();
  });

  it('holds no more tensors after many steps than after the first', async () => {
    const rows = virtualRows(noise(3), WIDTH);
    await lossAndGradient(model, rows);
    const before = memory().numTensors;
    for (let step = 0; step < 10; step++) await lossAndGradient(model, rows);
    await model.loss(batch, rows, everything);
    await model.logits(batch, rows);
    expect(memory().numTensors).toBe(before);
    rows.embeddings.dispose();
  });

  it('frees everything when disposed', async () => {
    const before = memory().numTensors;
    const other = createFrozenModel(checkpoint, unbounded);
    const rows = virtualRows(noise(3), WIDTH);
    await other.loss(batch, rows, { candidates: Int32Array.of(0, 12, 300, 472) });
    rows.embeddings.dispose();
    other.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('asks whether the device is still sound before it computes', async () => {
    const broken = createFrozenModel(checkpoint, {
      ...unbounded,
      check: () => {
        throw new Error('the device is gone');
      },
    });
    const rows = virtualRows(noise(3), WIDTH);
    expect(() => broken.lossAndGradient(batch, rows, everything)).toThrow('the device is gone');
    await expect(broken.loss(batch, rows, everything)).rejects.toThrow('the device is gone');
    broken.dispose();
    rows.embeddings.dispose();
  });

  it('hands out word embeddings as they are in the checkpoint', () => {
    const found = model.wordEmbeddings([3, 511]);
    const { wordEmbeddings } = checkpoint.weights;
    expect(found).toEqual(
      Float32Array.of(
        ...wordEmbeddings.subarray(3 * WIDTH, 4 * WIDTH),
        ...wordEmbeddings.subarray(511 * WIDTH),
      ),
    );
    expect(() => model.wordEmbeddings([512])).toThrow('not in the vocabulary');
  });
});

it('no byte of a frozen weight changes while a model computes gradients', async () => {
  await useTensorBackend('wasm');
  const checkpoint = await readTinyGpt();
  const bytesOf = (values: Float32Array): string =>
    Buffer.from(Float32Array.from(values).buffer).toString('base64');
  const given = (): string[] => [
    bytesOf(checkpoint.weights.wordEmbeddings),
    ...checkpoint.weights.blocks.flatMap((block) => (Object.values(block) as Float32Array[]).map(bytesOf)),
  ];
  const onHost = given();
  const gpt = createGptTensors(checkpoint, unbounded);
  const onDevice = frozenTensors(gpt).map((tensor) => bytesOf(tensor.dataSync<'float32'>()));
  const model = createFrozenModel(checkpoint, unbounded, gpt);
  const rows = virtualRows(noise(3), WIDTH);
  for (let step = 0; step < 3; step++) await lossAndGradient(model, rows);
  expect(frozenTensors(gpt).map((tensor) => bytesOf(tensor.dataSync<'float32'>()))).toEqual(onDevice);
  expect(given()).toEqual(onHost);
  rows.embeddings.dispose();
  disposeGptTensors(gpt);
});
