import { assertUnreachable } from '../base/assert';
import { Failed } from '../base/failed';
import { createCallClient } from './callClient';
import type { Engine, RunEvent } from './contract';
import { createEventQueue } from './eventQueue';
import type { EngineCalls, FromEngine, ToEngine } from './protocol';
import { createSilenceWatch } from './silenceWatch';
import { type WorkerLike, watchCrashes } from './workerPort';

export interface WorkerEngineOptions {
  /** How long the worker may say nothing after it was told to stop, before it is terminated. */
  readonly silenceMilliseconds: number;
}

/**
 * The engine behind a worker, as an `Engine`. Stopping is a message honoured between steps; a worker that stays
 * silent after it is terminated, every open call rejects with `worker-silent`, and `lost` resolves.
 */
export function createWorkerEngine(
  worker: WorkerLike<FromEngine, ToEngine>,
  options: WorkerEngineOptions,
): Engine {
  const client = createCallClient<EngineCalls>(worker);
  let tellLost: (loss: { readonly reason: string }) => void = () => undefined;
  const lost = new Promise<{ readonly reason: string }>((resolve) => {
    tellLost = resolve;
  });
  const end = (error: Error, reason: string): void => {
    watch.disarm();
    worker.terminate();
    client.close(error);
    tellLost({ reason });
  };
  const watch = createSilenceWatch(options.silenceMilliseconds, () =>
    end(new Failed({ kind: 'worker-silent', seconds: options.silenceMilliseconds / 1000 }), 'worker-silent'),
  );
  watchCrashes(worker, (error) => end(error, error.failure.message));

  worker.addEventListener('message', ({ data }) => {
    watch.heard();
    switch (data.kind) {
      case 'lost':
        tellLost({ reason: data.reason });
        return;
      case 'progress':
      case 'answer':
      case 'refused':
        client.receive(data);
        return;
      default:
        assertUnreachable(data);
    }
  });

  /** Arms the watch from the abort until the call is settled. */
  const watched = <T>(signal: AbortSignal, call: Promise<T>): Promise<T> => {
    const arm = (): void => watch.arm();
    signal.addEventListener('abort', arm);
    return call.finally(() => {
      signal.removeEventListener('abort', arm);
      watch.disarm();
    });
  };

  /** A call whose progress is its events. */
  const streamed = <K extends 'generate' | 'predict' | 'evaluate' | 'removals'>(
    name: K,
    request: EngineCalls[K]['params'],
    signal: AbortSignal,
  ): AsyncIterable<EngineCalls[K]['progress']> => {
    const queue = createEventQueue<EngineCalls[K]['progress']>();
    watched(signal, client.call(name, request, { signal, onProgress: queue.push })).then(
      queue.end,
      queue.fail,
    );
    return queue;
  };

  return {
    lost,
    start: (wish) => client.call('start', wish),
    loadModel: (source, { signal, onProgress }) =>
      watched(signal, client.call('loadModel', source, { signal, onProgress })),
    tune: (request, signal) => {
      const queue = createEventQueue<RunEvent>();
      const onProgress = (event: RunEvent): void => {
        if (event.kind === 'phase' && (event.phase === 'stopping' || event.phase === 'scoring'))
          watch.disarm();
        queue.push(event);
      };
      watched(signal, client.call('tune', request, { signal, onProgress })).then(queue.end, queue.fail);
      return queue;
    },
    command: (runId, command) => {
      if (command === 'stop-and-keep') watch.arm();
      worker.postMessage({ kind: 'command', runId, command });
    },
    generate: (request, signal) => streamed('generate', request, signal),
    predict: (request, signal) => streamed('predict', request, signal),
    evaluate: (request, signal) => streamed('evaluate', request, signal),
    inspect: (request, signal) => watched(signal, client.call('inspect', request, { signal })),
    removals: (request, signal) => streamed('removals', request, signal),
    dispose: () => end(new DOMException('The engine was closed', 'AbortError'), 'closed'),
  };
}
