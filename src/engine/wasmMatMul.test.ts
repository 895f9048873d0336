import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { add, backend, fused, matMul, setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../base/random';
import { largestDifference } from '../testing/fixtureTensors';
import { useTensorBackend } from '../testing/tensorBackend';
import { installWasmKernels } from './wasmKernels';

const random = createRandom(1);

function noise(shape: number[]): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return tensor(
    Float32Array.from({ length: size }, () => random.normal()),
    shape,
  );
}

describe('a batched matmul on WASM', () => {
  beforeAll(async () => {
    installWasmKernels(1);
    installWasmKernels(1);
    await useTensorBackend('wasm');
  });

  const shapes = [
    { a: [3, 5, 7], b: [3, 7, 4], transposeA: false, transposeB: false },
    { a: [2, 3, 5, 7], b: [2, 3, 4, 7], transposeA: false, transposeB: true },
    { a: [2, 3, 7, 5], b: [2, 3, 7, 4], transposeA: true, transposeB: false },
    { a: [2, 7, 5], b: [2, 4, 7], transposeA: true, transposeB: true },
    { a: [4, 1, 9], b: [4, 9, 1], transposeA: false, transposeB: false },
    { a: [1, 6, 8], b: [1, 8, 3], transposeA: false, transposeB: false },
    { a: [3, 5, 7], b: [1, 7, 4], transposeA: false, transposeB: false },
    { a: [1, 1], b: [1, 1], transposeA: false, transposeB: false },
    { a: [31, 33], b: [33, 65], transposeA: false, transposeB: false },
    { a: [33, 31], b: [33, 3], transposeA: true, transposeB: false },
    { a: [13, 65], b: [16, 65], transposeA: false, transposeB: true },
    { a: [1, 9], b: [40, 9], transposeA: false, transposeB: true },
    { a: [16, 33], b: [65, 33], transposeA: false, transposeB: true },
    { a: [17, 33], b: [65, 33], transposeA: false, transposeB: true },
    { a: [3, 8, 7], b: [1, 31, 7], transposeA: false, transposeB: true },
    { a: [33, 16], b: [65, 33], transposeA: true, transposeB: true },
    { a: [8, 65], b: [65, 24], transposeA: false, transposeB: false },
    { a: [300, 9], b: [9, 33], transposeA: false, transposeB: false },
    { a: [2, 65, 300], b: [2, 65, 31], transposeA: true, transposeB: false },
    { a: [600, 64], b: [64, 64], transposeA: false, transposeB: false },
  ];

  it.each(shapes)('gives what plain JavaScript gives: $a x $b, $transposeA, $transposeB', async (given) => {
    const a = noise(given.a);
    const b = noise(given.b);
    const found = matMul(a, b, given.transposeA, given.transposeB);
    const values = await found.data();
    await setBackend('cpu');
    const expected = await matMul(a, b, given.transposeA, given.transposeB).data();
    await setBackend('wasm');
    expect(values.length).toBeGreaterThan(0);
    const largest = Math.max(...expected.map(Math.abs));
    expect(largestDifference(values, expected) / largest).toBeLessThan(1e-5);
  });

  it.each([3, 8, 33])('adds a bias of %d columns', async (columns) => {
    const given = { a: noise([7, 5]), b: noise([5, columns]), bias: noise([columns]) };
    const values = await (fused.matMul(given) as Tensor).data();
    await setBackend('cpu');
    const expected = await add(matMul(given.a, given.b), given.bias).data();
    await setBackend('wasm');
    expect(largestDifference(values, expected)).toBeLessThan(1e-5);
  });

  it('leaves nothing behind', () => {
    const a = noise([3, 5, 7]);
    const b = noise([3, 4, 7]);
    const before = backend().numDataIds();
    for (let i = 0; i < 5; i++) matMul(a, b, false, true).dispose();
    expect(backend().numDataIds()).toBe(before);
  });

  it('keeps memory for the longest sums alone', () => {
    const { wasm } = backend() as BackendWasm;
    const heap = wasm as unknown as Record<'_malloc' | '_free', (given: number) => number>;
    const { _malloc, _free } = heap;
    const live = new Map<number, number>();
    heap._malloc = (bytes) => {
      const address = _malloc(bytes);
      live.set(address, bytes);
      return address;
    };
    heap._free = (address) => {
      live.delete(address);
      return _free(address);
    };
    const lengths = [1000, 2000, 3000, 4000];
    for (const length of lengths) {
      const [a, b] = [noise([2, length]), noise([length, 2])];
      matMul(a, b).dispose();
      a.dispose();
      b.dispose();
    }
    Object.assign(heap, { _malloc, _free });
    // A panel of eight columns, and little beside it.
    const bytes = [...live.values()].reduce((sum, each) => sum + each, 0);
    expect(bytes).toBeGreaterThan(4 * 8 * 4000);
    expect(bytes).toBeLessThan(4 * 8 * 5000);
  });

  it('reads the second factor anew each time, though it is at the same place in memory', async () => {
    const a = noise([2, 3, 4]);
    const results: Float32Array[] = [];
    for (let i = 0; i < 2; i++) {
      const b = noise([2, 4, 3]);
      const product = matMul(a, b);
      results.push(Float32Array.from(await product.data()));
      product.dispose();
      b.dispose();
    }
    expect(results[0]).not.toEqual(results[1]);
  });
});
