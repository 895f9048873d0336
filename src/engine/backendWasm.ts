import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { env, setBackend } from '@tensorflow/tfjs-core';
import type { Opener } from './backend';
import { speedUpWasmBatchMatMul } from './wasmBatchMatMul';

/** What 32-bit addresses reach. */
const HEAP_BYTES = 4 * 2 ** 30;

export interface WasmSetting {
  /** URLs of the three `.wasm` files by their tfjs name; undefined in Node, where they lie in the package. */
  readonly files:
    | {
        readonly 'tfjs-backend-wasm.wasm': string;
        readonly 'tfjs-backend-wasm-simd.wasm': string;
        readonly 'tfjs-backend-wasm-threaded-simd.wasm': string;
      }
    | undefined;
  /** Threads to use where the page is isolated; elsewhere there is one. */
  readonly threads: number;
}

/** WebAssembly with SIMD, and threads where shared memory is allowed (never in Node: tfjs has none there). */
export const openWasm: Opener = async ({ wasm }) => {
  if (wasm.files !== undefined) setWasmPaths(wasm.files);
  setThreadsCount(wasm.threads);
  speedUpWasmBatchMatMul();
  if (!(await setBackend('wasm'))) throw new Error('did not start');
  const simd = Boolean(await env().getAsync('WASM_HAS_SIMD_SUPPORT'));
  const shared = Boolean(await env().getAsync('WASM_HAS_MULTITHREAD_SUPPORT'));
  // tfjs's own count of its threads says 1 whatever it was asked for and uses.
  const threads = shared ? wasm.threads : 1;
  return {
    adapter: `WebAssembly, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    features: [...(simd ? ['simd'] : []), ...(shared ? ['threads'] : [])],
    software: true,
    threads,
    modelOptions: {
      maxBindingBytes: Number.POSITIVE_INFINITY,
      heapBytes: HEAP_BYTES,
      check: () => undefined,
    },
    openFused: [],
    lost: new Promise(() => undefined),
    dispose: () => undefined,
  };
};
