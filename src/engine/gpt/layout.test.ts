import { type Tensor, type Tensor2D, type Tensor4D, tensor2d, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../base/assert';
import { createRandom } from '../../base/random';
import { encodedBatch } from '../../testing/encodedBatches';
import { useTensorBackend } from '../../testing/tensorBackend';
import { installWasmKernels } from '../wasmKernels';
import { createConstants } from './constants';
import { type Layout, packedLayout, paddedLayout } from './layout';
import { liveRows } from './liveRows';
import { planPacking } from './packing';

const HEADS = 2;
const HEAD_SIZE = 3;
const random = createRandom(5);
const noise = (size: number): Float32Array => Float32Array.from({ length: size }, () => random.normal());
const read = (work: () => Tensor): Float32Array => Float32Array.from(tidy(work).dataSync());
const inner = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * at(b, i), 0);

const batches = {
  'a shared beginning and a row without answers': [
    { task: 0, ids: [-1, -2, 7, 8, 9], answers: [4] },
    { task: 0, ids: [-1, -2, 4], answers: [] },
    { task: 0, ids: [-1, -2, 7, 5], answers: [2, 3] },
    { task: 0, ids: [-1, -2, 3], answers: [2] },
  ],
  'nothing in common': [
    { task: 0, ids: [5, 6], answers: [1] },
    { task: 0, ids: [7, 8, 9], answers: [2] },
  ],
  'a single row': [{ task: 0, ids: [5, 6, 7], answers: [1] }],
};

describe.each(['wasm', 'cpu'] as const)('how packed rows lie before attention on %s', (backend) => {
  beforeAll(async () => {
    installWasmKernels(1);
    await useTensorBackend(backend);
  });

  describe.each(Object.entries(batches))('%s', (_, given) => {
    const batch = encodedBatch(given);
    const { batchSize: rows, sequenceLength: length } = batch;
    const packing = planPacking(liveRows(batch, [0], 2), { rows, length });
    const count = packing.positions.length;
    const width = HEADS * HEAD_SIZE;
    const frame = { rows, length, heads: HEADS, headSize: HEAD_SIZE };
    const framed = (values: Float32Array): Tensor4D => tensor4d(values, [rows, HEADS, length, HEAD_SIZE]);
    const flat = (values: Float32Array): Tensor2D => tensor2d(values, [count, width]);
    const using = (work: (layout: Layout) => Tensor): Float32Array =>
      read(() => {
        const constants = createConstants();
        const result = work(packedLayout(packing, frame, constants));
        constants.dispose();
        return result;
      });
    /** Zero where nothing is computed. */
    const live = (values: Float32Array): Float32Array => {
      const padded = read(() => paddedLayout(frame).fromHeads(framed(values)));
      padded.forEach((_, i) => {
        if (at(packing.rowOf, Math.floor(i / width)) < 0) padded[i] = 0;
      });
      return read(() => paddedLayout(frame).toHeads(tensor2d(padded, [rows * length, width])));
    };

    it('every position finds its row, and each row comes back', () => {
      const x = noise(count * width);
      const spread = using((layout) => layout.toHeads(flat(x)));
      const padded = read(() => paddedLayout(frame).fromHeads(framed(spread)));
      packing.rowOf.forEach((row, position) => {
        if (row < 0) return;
        const found = padded.slice(position * width, (position + 1) * width);
        expect(found).toEqual(x.slice(row * width, (row + 1) * width));
      });
      expect(using((layout) => layout.fromHeads(framed(spread)))).toEqual(x);
    });

    it('gradients go the transposed way', () => {
      const x = noise(count * width);
      const y = live(noise(rows * length * width));
      const there = using((layout) => layout.toHeads(flat(x)));
      const back = using((layout) => layout.gradientFromHeads(framed(y)));
      expect(inner(there, y)).toBeCloseTo(inner(x, back), 4);
      const read = using((layout) => layout.fromHeads(framed(y)));
      const given = using((layout) => layout.gradientToHeads(flat(x)));
      expect(inner(read, x)).toBeCloseTo(inner(y, given), 4);
      expect(live(given)).toEqual(given);
    });
  });
});
