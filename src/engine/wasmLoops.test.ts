import {
  backend,
  gather,
  type Rank,
  setBackend,
  type Tensor,
  type Tensor2D,
  tensor,
  tensor1d,
  tensor2d,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../base/random';
import { largestDifference } from '../testing/fixtureTensors';
import { useTensorBackend } from '../testing/tensorBackend';
import { attentionBackward, attentionForward } from './gpt/attention';
import { createConstants, MASKED } from './gpt/constants';
import { geluForward } from './gpt/gelu';
import { normalizeBackward, normalizeForward } from './gpt/layerNorm';
import { optimiserStep, startState } from './optimiser';
import { runOwnKernel } from './ownKernels';
import { installWasmKernels } from './wasmKernels';

const random = createRandom(9);

function noise<R extends Rank>(shape: number[], scale = 1): Tensor<R> {
  const size = shape.reduce((product, length) => product * length, 1);
  return tensor<R>(
    Float32Array.from({ length: size }, () => scale * random.normal()),
    shape as never,
  );
}

/** Largest difference between what a computation gives on WASM and what tfjs's own operations give on the CPU. */
async function difference(compute: () => readonly Tensor[]): Promise<number> {
  const found = compute().map((result) => result.dataSync());
  await setBackend('cpu');
  const expected = compute().map((result) => result.dataSync());
  await setBackend('wasm');
  expect(found).toHaveLength(expected.length);
  return Math.max(...found.map((values, i) => largestDifference(values, expected[i] ?? [])));
}

const sizes = [
  [1, 1],
  [1, 3],
  [3, 31],
  [33, 65],
  [140, 257],
] as const;

describe('a kernel of ours on WASM gives what plain operations give', () => {
  beforeAll(async () => {
    await useTensorBackend('wasm');
    installWasmKernels(1);
  });

  it('and is what runs', () => {
    expect(runOwnKernel('GeluWithSlope', { x: noise([2, 3]) }, { withSlope: false })).toHaveLength(1);
  });

  it.each(sizes)('GELU and its slope, %d x %d', async (rows, width) => {
    const x = noise<Rank.R2>([rows, width], 3);
    const found = difference(() => {
      const { output, slope } = geluForward(x, createConstants(), true);
      return slope === undefined ? [output] : [output, slope];
    });
    expect(await found).toBeLessThan(1e-5);
    expect(geluForward(x, createConstants(), false).slope).toBeUndefined();
  });

  it('GELU far from zero, where the exponential ends', async () => {
    const x = tensor2d([-1e4, -60, -9, -1e-30, 0, 9, 60, 1e4], [1, 8]);
    const output = geluForward(x, createConstants(), true);
    expect([...output.output.dataSync()]).toEqual([
      ...Array.from({ length: 4 }, () => expect.closeTo(0, 20)),
      ...[0, 9, 60, 1e4],
    ]);
    const bad = geluForward(tensor2d([1, Number.NaN, 2, 3, Number.NaN], [1, 5]), createConstants(), false);
    expect([...bad.output.dataSync()].map(Number.isNaN)).toEqual([false, true, false, false, true]);
  });

  it.each(sizes)('LayerNorm both ways, %d x %d', async (rows, width) => {
    const [x, dNormal] = [noise<Rank.R2>([rows, width], 2), noise<Rank.R2>([rows, width])];
    const found = difference(() => {
      const normalized = normalizeForward(x, createConstants().scalar(1e-5));
      const all: Tensor2D[] = [normalized.normal, normalizeBackward(dNormal, normalized)];
      return width === 1 ? all.slice(0, 1) : [...all, normalized.inverseDeviation];
    });
    expect(await found).toBeLessThan(2e-5);
  });

  it.each([
    { shape: [1, 1, 1, 1], key: 1, perRow: false },
    { shape: [2, 3, 7, 5], key: 7, perRow: false },
    { shape: [3, 2, 2, 5], key: 33, perRow: true },
  ])('attention both ways, $shape, $key keys, mask per row: $perRow', async ({ shape, key, perRow }) => {
    const [rows = 1, heads = 1, queries = 1, size = 1] = shape;
    const [q, dContext] = [noise<Rank.R4>([...shape]), noise<Rank.R4>([...shape])];
    const [k, v] = [noise<Rank.R4>([rows, heads, key, size]), noise<Rank.R4>([rows, heads, key, size])];
    const masked = Float32Array.from({ length: (perRow ? rows : 1) * queries * key }, (_, i) =>
      i % key > 0 && random.uniform(0, 1) < 0.4 ? MASKED : 0,
    );
    const mask = tensor(masked, perRow ? [rows, 1, queries, key] : [queries, key]);
    const found = difference(() => {
      const attended = attentionForward(q, k, v, mask);
      const d = attentionBackward(dContext, { q, k, v, ...attended });
      return [attended.probabilities, attended.context, d.q, d.k, d.v];
    });
    expect(await found).toBeLessThan(1e-5);
    const zeros = attentionForward(q, k, v, mask).probabilities.dataSync();
    const isOff = (i: number): boolean => {
      const [b, a] = [Math.floor(i / (heads * queries * key)), Math.floor(i / key) % queries];
      return masked[((perRow ? b : 0) * queries + a) * key + (i % key)] === MASKED;
    };
    expect(zeros.every((value, i) => (value === 0) === isOff(i))).toBe(true);
  });

  it.each([1, 3, 33, 40_001])('Adam of %d parameters', async (count) => {
    const settings = {
      kind: 'adamw',
      learningRate: 0.01,
      beta1: 0.9,
      beta2: 0.99,
      epsilon: 1e-8,
      weightDecay: 0.1,
      clipNorm: undefined,
    } as const;
    const start = Float32Array.from({ length: count }, () => random.normal());
    const slopes = [noise<Rank.R1>([count]), noise<Rank.R1>([count])];
    const found = difference(() => {
      let state = startState(start);
      for (const slope of slopes) ({ state } = optimiserStep(state, slope, 0.01, settings));
      return [state.parameters, state.firstMoment, state.secondMoment];
    });
    expect(await found).toBeLessThan(1e-6);
  });

  it.each([
    { shape: [5, 1], ids: [4, 0] },
    { shape: [3, 2, 33], ids: [2, 2, 0, 1] },
    { shape: [700, 65], ids: Array.from({ length: 900 }, (_, i) => (37 * i) % 700) },
  ])('rows of $shape', async ({ shape, ids }) => {
    const x = noise([...shape]);
    expect(await difference(() => [gather(x, tensor1d(ids, 'int32'))])).toBe(0);
  });

  it('a row that is not there is our mistake', () => {
    const x = noise([3, 2]);
    for (const row of [-1, 3]) {
      const rows = tensor1d([0, row], 'int32');
      const before = backend().numDataIds();
      expect(() => gather(x, rows)).toThrow(`row ${row} of 3`);
      expect(backend().numDataIds()).toBe(before);
    }
  });
});
