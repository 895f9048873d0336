import { type Rank, type ShapeMap, type Tensor, tensor, tensor2d, tidy, zeros } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../base/random';
import { centralDifferences, weightedSum } from '../../testing/finiteDifferences';
import { largestDifference } from '../../testing/fixtureTensors';
import { useTensorBackend } from '../../testing/tensorBackend';
import { installWasmKernels } from '../wasmKernels';
import { attentionBackward, attentionForward } from './attention';
import { createConstants } from './constants';
import { geluBackward, geluForward } from './gelu';
import { normalizeBackward, normalizeForward } from './layerNorm';

const random = createRandom(7);
const noise = (size: number): Float32Array => Float32Array.from({ length: size }, () => random.normal());
const of = <R extends Rank>(values: Float32Array, shape: ShapeMap[R]): Tensor<R> => tensor<R>(values, shape);

/** Values of a tensor computed by `work`, everything else freed. */
function read(work: () => Tensor): Float32Array {
  return Float32Array.from(tidy(work).dataSync());
}

describe.each(['wasm', 'cpu'] as const)(
  'gradients written by hand equal finite differences on %s',
  (name) => {
    beforeAll(() => {
      installWasmKernels(1);
      return useTensorBackend(name);
    });

    it.each([
      [1, 5],
      [3, 7],
      [4, 33],
    ])('LayerNorm of [%i, %i]', (rows, width) => {
      const constants = createConstants();
      const epsilon = constants.scalar(1e-5);
      const x = noise(rows * width);
      const pull = noise(rows * width);
      const analytic = read(() =>
        normalizeBackward(
          tensor2d(pull, [rows, width]),
          normalizeForward(tensor2d(x, [rows, width]), epsilon),
        ),
      );
      const loss = (values: Float32Array): number =>
        weightedSum(
          read(() => normalizeForward(tensor2d(values, [rows, width]), epsilon).normal),
          pull,
        );
      expect(largestDifference(analytic, centralDifferences(loss, x))).toBeLessThan(5e-3);
      constants.dispose();
    });

    it('GELU, from far below zero to far above', () => {
      const constants = createConstants();
      const x = Float32Array.from({ length: 41 }, (_, i) => (i - 20) / 2.5);
      const pull = noise(41);
      const shape: [number, number] = [1, 41];
      const forward = (values: Float32Array) => geluForward(tensor2d(values, shape), constants, true);
      const analytic = read(() => geluBackward(tensor2d(pull, shape), forward(x).slope ?? zeros(shape)));
      const loss = (values: Float32Array): number =>
        weightedSum(
          read(() => forward(values).output),
          pull,
        );
      expect(largestDifference(analytic, centralDifferences(loss, x))).toBeLessThan(2e-3);
      constants.dispose();
    });

    it('GELU equals the tanh form that GPT-2 defines', () => {
      const constants = createConstants();
      const x = Float32Array.from({ length: 61 }, (_, i) => (i - 30) / 3);
      const expected = Array.from(x, (v) => {
        const inner = Math.sqrt(2 / Math.PI) * (v + 0.044715 * v ** 3);
        return 0.5 * v * (1 + Math.tanh(inner));
      });
      const found = read(() => geluForward(tensor2d(x, [1, 61]), constants, false).output);
      expect(largestDifference(found, expected)).toBeLessThan(1e-6);
      constants.dispose();
    });

    it.each([
      { rows: 1, heads: 1, length: 5, size: 3 },
      { rows: 2, heads: 3, length: 7, size: 5 },
    ])('attention with $rows rows, $heads heads, $length positions of $size', (given) => {
      const constants = createConstants();
      const shape: [number, number, number, number] = [given.rows, given.heads, given.length, given.size];
      const count = given.rows * given.heads * given.length * given.size;
      const mask = constants.causalMask(given.length);
      const inputs = { q: noise(count), k: noise(count), v: noise(count) };
      const pull = noise(count);
      const tensors = (values: typeof inputs) => ({
        q: of<Rank.R4>(values.q, shape),
        k: of<Rank.R4>(values.k, shape),
        v: of<Rank.R4>(values.v, shape),
      });
      for (const part of ['q', 'k', 'v'] as const) {
        const analytic = read(() => {
          const t = tensors(inputs);
          const attended = attentionForward(t.q, t.k, t.v, mask);
          return attentionBackward(of<Rank.R4>(pull, shape), { ...t, ...attended })[part];
        });
        const loss = (values: Float32Array): number =>
          weightedSum(
            read(() => {
              const t = tensors({ ...inputs, [part]: values });
              return attentionForward(t.q, t.k, t.v, mask).context;
            }),
            pull,
          );
        expect(largestDifference(analytic, centralDifferences(loss, inputs[part]))).toBeLessThan(5e-3);
      }
      constants.dispose();
    });
  },
);
