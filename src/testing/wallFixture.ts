import type { Engine } from '../bridge/contract';
import { serveEngine } from '../bridge/serveEngine';
import { createWorkerEngine } from '../bridge/workerEngine';

/** Counts what a terminated worker would have lost. */
export interface Wall {
  readonly engine: Engine;
  readonly terminated: () => boolean;
  readonly crash: (message: string) => void;
}

/** Two ends of the wall joined by a real MessageChannel, with `served` as the engine of the far side. */
export function buildWall(served: Engine, silenceMilliseconds = 10_000): Wall {
  const { port1, port2 } = new MessageChannel();
  let terminated = false;
  let crash: (event: Event) => void = () => undefined;
  serveEngine(port2, served);
  port2.start();
  const engine = createWorkerEngine(
    {
      postMessage: (message) => port1.postMessage(message),
      addEventListener: (type: string, listener: (event: never) => void) => {
        if (type === 'message') port1.addEventListener('message', listener as (event: Event) => void);
        if (type === 'error') crash = listener as (event: Event) => void;
      },
      terminate: () => {
        terminated = true;
        port1.close();
        port2.close();
      },
    },
    { silenceMilliseconds },
  );
  port1.start();
  return {
    engine,
    terminated: () => terminated,
    crash: (message) => crash(Object.assign(new Event('error'), { message })),
  };
}
