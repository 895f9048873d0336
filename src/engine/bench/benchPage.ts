import type { BenchOrder, BenchWord } from './benchMessages';

/**
 * The page around the worker. Whoever drives the browser calls `measure` and listens to what the page logs: every word
 * of the worker is one line of JSON on the console.
 */
function measure(order: BenchOrder): void {
  const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' });
  const tell = (word: BenchWord): void => console.info(JSON.stringify(word));
  worker.addEventListener('message', ({ data }: MessageEvent<BenchWord>) => tell(data));
  worker.addEventListener('error', (event) => tell({ kind: 'failed', reason: event.message }));
  worker.postMessage(order);
}

Object.assign(globalThis, { measure });
