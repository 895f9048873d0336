import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import {
  getKernel,
  type KernelConfig,
  type KernelFunc,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import { assert, at } from '../base/assert';

const KERNEL = 'BatchMatMul';

type NativeMatMul = (
  aId: number,
  aShape: Uint8Array,
  aRank: number,
  bId: number,
  bShape: Uint8Array,
  bRank: number,
  transposeA: boolean,
  transposeB: boolean,
  outId: number,
) => void;

interface Emscripten {
  cwrap(name: string, result: null, types: readonly string[]): NativeMatMul;
}

interface Inputs {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
}

interface Flags {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/**
 * tfjs hands a matmul to XNNPACK only when it is a single one without transposes; a batch runs in a plain loop, ten
 * times slower, and attention is all batches. This kernel runs a batch as single matmuls over views of the same memory.
 * Call once, before or after the WASM backend is made; other matmuls go on as before.
 */
export function speedUpWasmBatchMatMul(): void {
  const known = getKernel(KERNEL, 'wasm');
  if (known === undefined || known.kernelFunc === batchKernel) return;
  original = known.kernelFunc;
  unregisterKernel(KERNEL, 'wasm');
  registerKernel({ ...(known as KernelConfig), kernelFunc: batchKernel });
}

let original: KernelFunc | undefined;

const batchKernel: KernelFunc = (args) => {
  assert(original !== undefined, 'the batch kernel stands in for another');
  const { a, b } = args.inputs as unknown as Inputs;
  const batch = a.shape.slice(0, -2).reduce((product, size) => product * size, 1);
  const sameBatch = a.shape.slice(0, -2).join() === b.shape.slice(0, -2).join();
  if (batch <= 1 || !sameBatch) return original(args);
  const backend = args.backend as BackendWasm;
  const { transposeA, transposeB } = args.attrs as unknown as Flags;
  const left = transposeA ? swapped(a, backend) : a;
  const right = transposeB ? swapped(b, backend) : b;
  const out = multiplyEach(backend, batch, left, right);
  if (transposeA) backend.disposeData(left.dataId);
  if (transposeB) backend.disposeData(right.dataId);
  return out;
};

/** A copy with the last two axes exchanged. */
function swapped(x: TensorInfo, backend: BackendWasm): TensorInfo {
  const rank = x.shape.length;
  const perm = x.shape.map((_, axis) => (axis < rank - 2 ? axis : 2 * rank - 3 - axis));
  const kernel = getKernel('Transpose', 'wasm');
  assert(kernel !== undefined, 'the WASM backend transposes');
  return kernel.kernelFunc({ inputs: { x }, backend, attrs: { perm } }) as TensorInfo;
}

/** Ids of the views inside the module; tfjs counts up from 1. Each is given back before it is used again. */
const VIEW_IDS = [2 ** 31 - 1, 2 ** 31 - 2, 2 ** 31 - 3] as const;

function multiplyEach(backend: BackendWasm, batch: number, a: TensorInfo, b: TensorInfo): TensorInfo {
  const [rows, inner] = a.shape.slice(-2) as [number, number];
  const columns = at(b.shape, b.shape.length - 1);
  const out = backend.makeOutput([...a.shape.slice(0, -1), columns], 'float32');
  const sizes = [rows * inner, inner * columns, rows * columns] as const;
  const starts = [a, b, out].map(({ dataId }) => backend.getMemoryOffset(dataId));
  const aShape = shapeBytes([1, rows, inner]);
  const bShape = shapeBytes([1, inner, columns]);
  const multiply = nativeMatMul(backend);
  const { tfjs } = backend.wasm;
  for (let i = 0; i < batch; i++) {
    VIEW_IDS.forEach((id, view) => {
      const size = at(sizes, view);
      tfjs.registerTensor(id, size, at(starts, view) + i * size * 4);
    });
    multiply(VIEW_IDS[0], aShape, 3, VIEW_IDS[1], bShape, 3, false, false, VIEW_IDS[2]);
    for (const id of VIEW_IDS) tfjs.disposeData(id);
  }
  return out;
}

const natives = new WeakMap<BackendWasm, NativeMatMul>();

function nativeMatMul(backend: BackendWasm): NativeMatMul {
  const known = natives.get(backend);
  if (known !== undefined) return known;
  const types = ['number', 'array', 'number', 'number', 'array', 'number', 'number', 'number', 'number'];
  const wrapped = (backend.wasm as unknown as Emscripten).cwrap(KERNEL, null, types);
  natives.set(backend, wrapped);
  return wrapped;
}

function shapeBytes(shape: readonly number[]): Uint8Array {
  return new Uint8Array(Int32Array.from(shape).buffer);
}
