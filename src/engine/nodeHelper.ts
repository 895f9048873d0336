import { Worker } from 'node:worker_threads';
import { firstWord, helperProgram, type StartHelper } from './wasm/helpers';

/** A helping thread in Node. Node only: the browser bundle never imports this file. */
export const startNodeHelper: StartHelper = (order) => {
  const source = `const{workerData:data,parentPort}=require('node:worker_threads');parentPort.postMessage(0);${helperProgram('data')}`;
  const worker = new Worker(source, { eval: true, workerData: order });
  const started = firstWord((say) => {
    worker.once('message', () => say(true));
    worker.once('error', () => say(false));
  });
  // A helper that waits for work must not keep the process alive.
  worker.unref();
  return { started, stop: () => void worker.terminate() };
};
