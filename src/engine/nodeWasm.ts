import { Worker } from 'node:worker_threads';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { NodeWasm } from './backendWasm';
import { firstWord, helperProgram } from './wasm/helpers';

type WasmModule = BackendWasm['wasm'] & {
  cwrap(name: string, result: 'number' | null, types: readonly string[]): (...given: number[]) => number;
};
type Factory = (config: {
  readonly locateFile: (path: string, prefix: string) => string;
}) => Promise<WasmModule>;

/**
 * tfjs's build with threads wants eight workers before it starts, and in Node it cannot find their file. It never uses
 * them (see `createCrew`), so it gets these, which answer that they have loaded.
 */
class IdleWorker {
  #listener: (message: { readonly cmd: string }) => void = () => undefined;
  on(event: string, listener: (message: { readonly cmd: string }) => void): void {
    if (event === 'message') this.#listener = listener;
  }
  postMessage(): void {
    queueMicrotask(() => this.#listener({ cmd: 'loaded' }));
  }
  ref(): void {}
  unref(): void {}
  terminate(): void {}
}

/** tfjs's backend over shared memory in Node, where tfjs itself takes its build without threads. */
async function makeBackend(): Promise<BackendWasm> {
  const built = await import('@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js');
  const factory = built.default as unknown as Factory;
  const scope = globalThis as { Worker?: unknown };
  const before = scope.Worker;
  const loading = factory({
    locateFile: (path, prefix) => {
      // Asked right before a worker is made, after Emscripten has put Node's class in place.
      if (path.endsWith('.worker.js')) scope.Worker = IdleWorker;
      return `${prefix}${path}`;
    },
  });
  scope.Worker = before;
  const module = await loading;
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
  return new BackendWasm(module);
}

/** Threads in Node. Node only: the browser bundle never imports this file. */
export const nodeWasm: NodeWasm = {
  makeBackend,
  startHelper: (order) => {
    const source = `const{workerData:data,parentPort}=require('node:worker_threads');parentPort.postMessage(0);${helperProgram('data')}`;
    const worker = new Worker(source, { eval: true, workerData: order });
    const started = firstWord((say) => {
      worker.once('message', () => say(true));
      worker.once('error', () => say(false));
    });
    // A helper that waits for work must not keep the process alive.
    worker.unref();
    return { started, stop: () => void worker.terminate() };
  },
};
