import type { CheckAnswer, CheckName } from './checkMessages';

/** The page around the worker. Whoever drives the browser calls `check`, one at a time. */
const worker = new Worker(new URL('./checks.worker.ts', import.meta.url), { type: 'module' });

function check(name: CheckName): Promise<CheckAnswer> {
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<CheckAnswer>) => resolve(data);
    worker.onerror = ({ message }) => resolve({ kind: 'failed', reason: message });
    worker.postMessage(name);
  });
}

Object.assign(globalThis, { check });
