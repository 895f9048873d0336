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
    tune: (request, { signal, tell }) => tellAll(engine.tune(request, signal), tell),
    generate: (request, { signal, tell }) => tellAll(engine.generate(request, signal), tell),
    predict: (request, { signal, tell }) => tellAll(engine.predict(request, signal), tell),
    evaluate: (request, { signal, tell }) => tellAll(engine.evaluate(request, signal), tell),
    inspect: (request, { signal }) => engine.inspect(request, signal),
    removals: (request, { signal, tell }) => tellAll(engine.removals(request, signal), tell),
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

async function tellAll<Event>(
  events: AsyncIterable<Event>,
  tell: (event: Event) => void,
): Promise<undefined> {
  for await (const event of events) tell(event);
  return undefined;
}
