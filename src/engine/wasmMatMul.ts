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
import { type Crew, createCrew } from './wasm/crew';
import { type StartHelper, startWorkerHelper } from './wasm/helpers';
import { multiply, type Strides } from './wasm/product';

interface Flags {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  /** Of the fused kernel only. */
  readonly activation?: string;
}

interface Inputs {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
  readonly bias?: TensorInfo;
  readonly preluActivationWeights?: TensorInfo;
}

/**
 * Puts our own matrix product in the place of tfjs's on WASM. tfjs's takes one thread whatever it is told, hands only
 * single products without transposes to XNNPACK and runs all others ten times slower.
 */
export function speedUpWasmMatMul(threads: number, startHelper: StartHelper): void {
  wanted = { threads, startHelper };
  for (const name of ['BatchMatMul', '_FusedMatMul']) {
    const known = getKernel(name, 'wasm');
    if (known === undefined || replaced.has(known.kernelFunc)) continue;
    const original = known.kernelFunc;
    const kernelFunc: KernelFunc = (args) => ownProduct(args) ?? original(args);
    replaced.add(kernelFunc);
    unregisterKernel(name, 'wasm');
    registerKernel({ ...(known as KernelConfig), kernelFunc });
  }
}

let wanted = { threads: 1, startHelper: startWorkerHelper };
const replaced = new WeakSet<KernelFunc>();
const crews = new WeakMap<BackendWasm, Crew>();

/** The threads of a backend, started when they are first asked for. */
export function crewOf(backend: BackendWasm): Crew {
  const known = crews.get(backend);
  if (known !== undefined) return known;
  const made = createCrew(backend, wanted.threads, wanted.startHelper);
  crews.set(backend, made);
  return made;
}

/** The product, or undefined when it is of a kind that this engine never asks for. */
function ownProduct(args: Parameters<KernelFunc>[0]): TensorInfo | undefined {
  const { a, b, bias, preluActivationWeights } = args.inputs as unknown as Inputs;
  const { transposeA, transposeB, activation } = args.attrs as unknown as Flags;
  if (preluActivationWeights !== undefined || (activation ?? 'linear') !== 'linear') return undefined;
  const batch = batchOf(a);
  if (batchOf(b) !== batch && batchOf(b) !== 1) return undefined;
  const [rows, inner] = sides(a, transposeA);
  const columns = sides(b, transposeB)[1];
  if (bias !== undefined && bias.shape.join() !== String(columns)) return undefined;
  const backend = args.backend as BackendWasm;
  const out = backend.makeOutput([...a.shape.slice(0, -2), rows, columns], 'float32');
  const address = (tensor: TensorInfo): number => backend.getMemoryOffset(tensor.dataId);
  if (batch * rows * columns === 0) return out;
  multiply(crewOf(backend), {
    ...{ batch, rows, inner, columns },
    a: address(a),
    aStrides: strides(a, transposeA),
    b: address(b),
    bStrides: { ...strides(b, transposeB), ...(batchOf(b) === 1 ? { batch: 0 } : {}) },
    bias: bias === undefined ? 0 : address(bias),
    out: address(out),
  });
  return out;
}

function batchOf(x: TensorInfo): number {
  return x.shape.slice(0, -2).reduce((product, size) => product * size, 1);
}

/** Rows and columns of a factor as it enters the product. */
function sides(x: TensorInfo, isTransposed: boolean): readonly [rows: number, columns: number] {
  const [rows, columns] = x.shape.slice(-2);
  assert(rows !== undefined && columns !== undefined, 'a matrix has two sides');
  return isTransposed ? [columns, rows] : [rows, columns];
}

function strides(x: TensorInfo, isTransposed: boolean): Strides {
  const width = at(x.shape, x.shape.length - 1);
  const batch = width * at(x.shape, x.shape.length - 2);
  return isTransposed ? { batch, row: 1, column: width } : { batch, row: width, column: 1 };
}
