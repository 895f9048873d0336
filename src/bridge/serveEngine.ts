import { assertUnreachable } from '../base/assert';
import type { Engine } from './contract';
import type { EngineCalls, FromEngine, ToEngine } from './protocol';
import { serveCalls } from './serveCalls';
import type { Port } from './wire';

/** Puts an engine behind a port: the worker's side of the wall. */
export function serveEngine(port: Port<ToEngine, FromEngine>, engine: Engine): void {
  const answer = serveCalls<EngineCalls>(port, {
    start: (wish) => engine.start(wish),
    loadModel: (source, { signal, tell }) => engine.loadModel(source, { signal, onProgress: tell }),
    tune: async (request, { signal, tell }) => {
      for await (const event of engine.tune(request, signal)) tell(event);
      return undefined;
    },
    tryOut: (request, { signal }) => engine.tryOut(request, signal),
    predict: (request, { signal, tell }) =>
      engine.predict(request, { signal, onProgress: (done, total) => tell({ done, total }) }),
  });
  void engine.lost.then(({ reason }) => port.postMessage({ kind: 'lost', reason }));
  port.addEventListener('message', ({ data }) => {
    switch (data.kind) {
      case 'command':
        engine.command(data.runId, data.command);
        return;
      case 'call':
      case 'abort':
        answer(data);
        return;
      default:
        assertUnreachable(data);
    }
  });
}
