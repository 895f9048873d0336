import { openModel } from '../bridge/openModel';
import type { FromEngine, ToEngine } from '../bridge/protocol';
import { serveEngine } from '../bridge/serveEngine';
import { createSession } from './session';
import { wasmFiles } from './wasmFiles';

/** The page's worker: a session of its own behind the wall. Threads need shared memory, so an isolated page. */
const engine = createSession({
  gpu: async () => navigator.gpu,
  wasm: {
    files: wasmFiles,
    threads: self.crossOriginIsolated ? Math.max(1, navigator.hardwareConcurrency - 1) : 1,
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
