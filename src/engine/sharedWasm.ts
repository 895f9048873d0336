import { BackendWasm, setThreadsCount } from '@tensorflow/tfjs-backend-wasm';
import built from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js';
import { assert } from '../base/assert';

type WasmModule = BackendWasm['wasm'] & {
  cwrap(name: string, result: 'number' | null, types: readonly string[]): (...given: number[]) => number;
};
type Factory = (config: {
  readonly locateFile: (path: string, prefix: string) => string;
}) => Promise<WasmModule>;

/**
 * tfjs's build over shared memory wants eight workers before it starts, and works without: what takes the time of a step are
 * kernels with helpers of our own (`createCrew`). It gets these, which answer that they have loaded: real ones make an engine
 * start twice as slowly in Firefox, and Node does not find their file.
 */
class IdleWorker {
  onmessage: ((event: { readonly data: { readonly cmd: string } }) => void) | undefined;
  postMessage({ cmd }: { readonly cmd: string }): void {
    // Asked for work it would be waited for without end.
    assert(cmd === 'load', `a stand-in was asked to ${cmd}`);
    queueMicrotask(() => this.onmessage?.({ data: { cmd: 'loaded' } }));
  }
  on(): void {}
  ref(): void {}
  unref(): void {}
  terminate(): void {}
}

/**
 * tfjs's WASM backend over shared memory, which helping threads of ours can then reach. The surroundings must offer SIMD and
 * shared memory; rejects where it cannot be had.
 * @param file URL of `tfjs-backend-wasm-threaded-simd.wasm`; undefined in Node, where it lies in the package
 */
export async function makeSharedWasm(file: string | undefined): Promise<BackendWasm> {
  const factory = built as unknown as Factory;
  const scope = globalThis as { Worker?: unknown };
  const before = scope.Worker;
  const load = (): Promise<WasmModule> => {
    try {
      return factory({
        locateFile: (path, prefix) => {
          // Asked right before a worker is made, in Node after Emscripten has put Node's class in place.
          if (path.endsWith('.worker.js')) scope.Worker = IdleWorker;
          return path.endsWith('.wasm') && file !== undefined ? file : `${prefix}${path}`;
        },
      });
    } finally {
      scope.Worker = before;
    }
  };
  const module = await load();
  const wrap = (name: string, result: 'number' | null, count: number) =>
    module.cwrap(name, result, Array<string>(count).fill('number'));
  module.tfjs = {
    init: wrap('init', null, 0),
    initWithThreadsCount: wrap('init_with_threads_count', null, 1),
    getThreadsCount: wrap('get_threads_count', 'number', 0),
    registerTensor: wrap('register_tensor', null, 3),
    disposeData: wrap('dispose_data', null, 1),
    dispose: wrap('dispose', null, 0),
  };
  // Left to itself it takes half the cores, and waits for threads of its own from four cores on.
  setThreadsCount(1);
  return new BackendWasm(module);
}
