import { openModel } from '../bridge/openModel';
import type { FromEngine, ToEngine } from '../bridge/protocol';
import { serveEngine } from '../bridge/serveEngine';
import { createSession } from './session';
import { wasmFiles } from './wasmFiles';

/** Leaves a core to the page where there are more than two. Beyond some threads a small model has nothing to share. */
const cores = navigator.hardwareConcurrency;
const threads = Math.min(16, cores > 2 ? cores - 1 : cores);

/** The page's worker: a session of its own behind the wall. Threads need shared memory, so an isolated page. */
const engine = createSession({
  gpu: async () => navigator.gpu,
  wasm: {
    files: wasmFiles,
    threads: self.crossOriginIsolated ? threads : 1,
  },
  openModel: async (source) => openModel(source),
});

serveEngine(
  {
    postMessage: (message: FromEngine) => self.postMessage(message),
    addEventListener: (type, listener: (event: MessageEvent<ToEngine>) => void) =>
      self.addEventListener(type, listener),
  },
  engine,
);
