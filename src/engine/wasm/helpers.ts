/** What a helping thread is told once; from then on it listens to the job only. */
export interface HelperOrder {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly job: number;
  readonly thread: number;
}

export interface Helper {
  stop(): void;
}

/** A thread that takes part in every job; ready some milliseconds later, and until then the others do its share. */
export type StartHelper = (order: HelperOrder) => Helper;

/** The whole program of a helper, given the name of its order: it never comes back from `serve`. */
export const helperProgram = (order: string): string =>
  `new WebAssembly.Instance(${order}.module,{memory:{memory:${order}.memory}}).exports.serve(${order}.job,${order}.thread)`;

/** A helper in a browser: a worker. */
export const startWorkerHelper: StartHelper = (order) => {
  const source = `onmessage=({data})=>{${helperProgram('data')}}`;
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.postMessage(order);
  return { stop: () => worker.terminate() };
};
