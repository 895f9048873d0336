import { type BackendWasm, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import {
  backend,
  env,
  findBackendFactory,
  registerBackend,
  removeBackend,
  setBackend,
} from '@tensorflow/tfjs-core';
import type { Opener } from './backend';
import { makeSharedWasm } from './sharedWasm';
import type { StartHelper } from './wasm/helpers';
import { installWasmKernels } from './wasmKernels';
import { crewOf } from './wasmMatMul';

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
  /** Threads to use where memory can be shared: in an isolated page, and in Node; elsewhere there is one. */
  readonly threads: number;
  /** How Node starts a thread; a browser starts workers. */
  readonly startHelper?: StartHelper;
}

let isShared = false;
const tfjsFactory = findBackendFactory('wasm');

function share(file: string | undefined): void {
  isShared = true;
  removeBackend('wasm');
  registerBackend('wasm', () => makeSharedWasm(file));
}

function shareNoMore(): void {
  isShared = false;
  removeBackend('wasm');
  registerBackend('wasm', tfjsFactory);
}

/** Whether a build over shared memory runs here. tfjs takes Node for a place without. */
async function canShare({ files, threads }: WasmSetting): Promise<boolean> {
  if (threads < 2) return false;
  if (files === undefined) return true;
  const asked = ['WASM_HAS_SIMD_SUPPORT', 'WASM_HAS_MULTITHREAD_SUPPORT'];
  const found = await Promise.all(asked.map((flag) => env().getAsync(flag)));
  return found.every(Boolean);
}

/** WebAssembly with SIMD, and threads where memory can be shared. */
export const openWasm: Opener = async ({ wasm }) => {
  if (wasm.files !== undefined) setWasmPaths(wasm.files);
  installWasmKernels(wasm.threads, wasm.startHelper);
  if (!isShared && (await canShare(wasm))) share(wasm.files?.['tfjs-backend-wasm-threaded-simd.wasm']);
  // Shared memory reserves all that it may ever take, which some phones refuse.
  if (isShared && !(await setBackend('wasm'))) shareNoMore();
  if (!isShared) {
    // tfjs's own way to shared memory starts eight workers.
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    if (!(await setBackend('wasm'))) throw new Error('did not start');
  }
  const simd = Boolean(await env().getAsync('WASM_HAS_SIMD_SUPPORT'));
  const crew = crewOf(backend() as BackendWasm);
  const { multiplyAdd } = crew;
  const threads = await crew.threads;
  const features = { simd, 'multiply-add': multiplyAdd, threads: threads > 1 };
  return {
    adapter: `WebAssembly, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    features: Object.entries(features).flatMap(([name, has]) => (has ? [name] : [])),
    software: true,
    threads,
    modelOptions: {
      maxBindingBytes: Number.POSITIVE_INFINITY,
      memory: { kind: 'heap', bytes: HEAP_BYTES },
      packed: true,
      check: () => undefined,
    },
    openFused: [],
    lost: new Promise(() => undefined),
    dispose: () => undefined,
  };
};
