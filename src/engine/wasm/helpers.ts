/** What a helping thread is told once; from then on it listens to the job only. */
export interface HelperOrder {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly job: number;
  readonly thread: number;
}

export interface Helper {
  /** Whether it has come to work; it need not, the others then do its share. */
  readonly started: Promise<boolean>;
  stop(): void;
}

export type StartHelper = (order: HelperOrder) => Helper;

/** Who has not come by then is not waited for. */
const PATIENCE_MILLISECONDS = 5000;

/** Resolves with the first thing said: true from a helper at work, false from one that failed, or when nobody speaks. */
export function firstWord(listen: (say: (hasStarted: boolean) => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE_MILLISECONDS);
    listen((hasStarted) => {
      clearTimeout(timer);
      resolve(hasStarted);
    });
  });
}

/** The end of a helper's program, given the name of its order: it never comes back from `serve`. */
export const helperProgram = (order: string): string =>
  `new WebAssembly.Instance(${order}.module,{memory:{memory:${order}.memory}}).exports.serve(${order}.job,${order}.thread)`;

/**
 * A helper in a browser: a worker. It comes to life only while the thread that made it waits in its event loop, so whoever
 * starts one must await `started` before computing.
 */
export const startWorkerHelper: StartHelper = (order) => {
  const source = `onmessage=({data})=>{postMessage(0);${helperProgram('data')}}`;
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(url);
  const started = firstWord((say) => {
    worker.addEventListener('message', () => say(true));
    worker.addEventListener('error', () => say(false));
  });
  worker.postMessage(order);
  return { started, stop: () => worker.terminate() };
};
