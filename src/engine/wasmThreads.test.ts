import os from 'node:os';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend, matMul, type Tensor2D, tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { at } from '../base/assert';
import { createRandom } from '../base/random';
import { openWasm } from './backendWasm';
import { startNodeHelper } from './nodeHelper';
import { createCrew } from './wasm/crew';
import { multiply } from './wasm/product';

const random = createRandom(5);
const noise = (rows: number, columns: number): Tensor2D =>
  tensor2d(
    Float32Array.from({ length: rows * columns }, () => random.normal()),
    [rows, columns],
  );

describe('threads in Node', () => {
  beforeAll(async () => {
    // tfjs would start threads of its own where there are four cores or more.
    vi.spyOn(os, 'cpus').mockReturnValue(Array.from({ length: 8 }, () => at(os.cpus(), 0)));
    const wasm = { files: undefined, threads: 3, startHelper: startNodeHelper };
    const opened = await openWasm({ gpu: async () => undefined, wasm }, { allowSoftware: false });
    expect(opened).toMatchObject({ threads: 3, adapter: 'WebAssembly, 3 threads' });
  });

  it('share a product to the last bit of what one thread computes', () => {
    const [rows, inner, columns] = [301, 130, 515];
    const [a, b] = [noise(rows, inner), noise(inner, columns)];
    const shared = matMul(a, b);
    const alone = tensor2d(new Float32Array(rows * columns), [rows, columns]);
    const wasm = backend() as BackendWasm;
    const address = (tensor: Tensor2D): number => wasm.getMemoryOffset(tensor.dataId);
    multiply(createCrew(wasm, 1, startNodeHelper), {
      ...{ batch: 1, rows, inner, columns, bias: 0 },
      a: address(a),
      aStrides: { batch: 0, row: inner, column: 1 },
      b: address(b),
      bStrides: { batch: 0, row: columns, column: 1 },
      out: address(alone),
    });
    const values = shared.dataSync();
    expect(values.some((value) => value !== 0)).toBe(true);
    expect(values).toEqual(alone.dataSync());
  });

  it('keep their heads through a thousand small products', () => {
    const [a, b] = [noise(24, 40), noise(40, 72)];
    const expected = matMul(a, b).dataSync();
    for (let i = 0; i < 1000; i++) {
      const product = matMul(a, b);
      if (i % 100 === 0) expect(product.dataSync()).toEqual(expected);
      product.dispose();
    }
  });

  it('lose nothing of jobs too small to wake anybody, nor of those behind them', () => {
    const rest = new Int32Array(new SharedArrayBuffer(4));
    // One item, two, three, eleven.
    const given = [8, 72, 100, 515].map((columns) => ({ a: noise(40, 130), b: noise(130, columns) }));
    const products = (): readonly Buffer[] =>
      given.map(({ a, b }) => {
        const product = matMul(a, b);
        const bytes = Buffer.from(product.dataSync().slice().buffer);
        product.dispose();
        return bytes;
      });
    const expected = products();
    for (let i = 0; i < 100; i++) {
      // Long enough for helpers to fall asleep.
      if (i % 5 === 0) Atomics.wait(rest, 0, 0, 2);
      expect(products().every((bytes, which) => bytes.equals(at(expected, which)))).toBe(true);
    }
  });
});
