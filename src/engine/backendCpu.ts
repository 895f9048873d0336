import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import type { Opener } from './backend';

/** Plain JavaScript: always there, slow, and the numerical reference of the others. */
export const openCpu: Opener = async () => {
  if (!(await setBackend('cpu'))) throw new Error('did not start');
  return {
    adapter: 'JavaScript',
    features: [],
    software: true,
    threads: 1,
    modelOptions: { maxBindingBytes: Number.POSITIVE_INFINITY, packed: true, check: () => undefined },
    openFused: [],
    lost: new Promise(() => undefined),
    dispose: () => undefined,
  };
};
