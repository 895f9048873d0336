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
import { rowFields } from './wasm/job';
import { COPY_ROWS } from './wasm/program';
import { memoryOf } from './wasm/tfjsMemory';
import { crewOf } from './wasmMatMul';

/** Numbers in an item: some microseconds of work. */
const ITEM_NUMBERS = 16_384;

/**
 * tfjs looks every number of a gather up by its own coordinates, some microseconds a row. This copies whole rows on all
 * threads, which is all that the engine asks for. Once is enough.
 */
export function copyRowsOnWasm(): void {
  const known = getKernel('GatherV2', 'wasm');
  if (known === undefined || known.kernelFunc === installed) return;
  const original = known.kernelFunc;
  installed = (args) => copiedRows(args) ?? original(args);
  unregisterKernel('GatherV2', 'wasm');
  registerKernel({ ...(known as KernelConfig), kernelFunc: installed });
}

let installed: KernelFunc | undefined;

function copiedRows({ inputs, attrs, backend }: Parameters<KernelFunc>[0]): TensorInfo | undefined {
  const { x, indices } = inputs as unknown as { readonly x: TensorInfo; readonly indices: TensorInfo };
  const { axis, batchDims } = attrs as unknown as { readonly axis: number; readonly batchDims?: number };
  const isPlain = axis === 0 && (batchDims ?? 0) === 0 && indices.shape.length === 1;
  if (!isPlain || x.dtype !== 'float32' || indices.dtype !== 'int32') return undefined;
  const wasm = backend as BackendWasm;
  const count = at(indices.shape, 0);
  const rest = x.shape.slice(1);
  const width = rest.reduce((product, side) => product * side, 1);
  const address = ({ dataId }: TensorInfo): number => wasm.getMemoryOffset(dataId);
  const [rows, which] = [at(x.shape, 0), address(indices)];
  const outside = new Int32Array(memoryOf(wasm).buffer, which, count).find((row) => row < 0 || row >= rows);
  assert(outside === undefined, `row ${outside} of ${rows}`);
  const out = wasm.makeOutput([count, ...rest], 'float32');
  const rowsPerItem = Math.max(1, Math.round(ITEM_NUMBERS / width));
  const all: Partial<Readonly<Record<string, number>>> = {
    ...{ first: address(x), second: which, out: address(out) },
    ...{ rows: count, rowBytes: 4 * width, rowsPerItem },
  };
  const fields = rowFields.map((name) => all[name] ?? 0);
  if (count > 0) crewOf(wasm).run(COPY_ROWS, Math.ceil(count / rowsPerItem), fields, 0);
  return out;
}
