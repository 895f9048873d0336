import { matMul, tensor2d } from '@tensorflow/tfjs-core';
import { afterEach, expect, it, vi } from 'vitest';
import { openWasm } from './backendWasm';
import { startNodeHelper } from './nodeHelper';

const { Memory } = WebAssembly;
afterEach(() => {
  WebAssembly.Memory = Memory;
  vi.restoreAllMocks();
});

it('where shared memory cannot be had, WASM computes without, on one thread', async () => {
  const asked: boolean[] = [];
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      const isShared = descriptor.shared === true;
      asked.push(isShared);
      if (isShared) throw new RangeError('could not allocate memory');
      super(descriptor);
    }
  };
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const wasm = { files: undefined, threads: 3, startHelper: startNodeHelper };
  const opened = await openWasm({ gpu: async () => undefined, wasm }, { allowSoftware: false });
  expect(asked).toContain(true);
  expect(opened).toMatchObject({ threads: 1, adapter: 'WebAssembly, 1 thread' });
  expect(matMul(tensor2d([[1, 2]]), tensor2d([[3], [4]])).dataSync()).toEqual(Float32Array.of(11));
});
