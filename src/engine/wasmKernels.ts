import { type StartHelper, startWorkerHelper } from './wasm/helpers';
import { copyRowsOnWasm } from './wasmGather';
import { addWasmLoops } from './wasmLoops';
import { speedUpWasmMatMul } from './wasmMatMul';

/**
 * Gives tfjs's WASM backend our kernels: some in the place of its own, some that it has none of. Once is enough, before or
 * after the backend is made; `threads` counts for a backend that has computed nothing yet.
 */
export function installWasmKernels(threads: number, startHelper: StartHelper = startWorkerHelper): void {
  speedUpWasmMatMul(threads, startHelper);
  addWasmLoops();
  copyRowsOnWasm();
}
