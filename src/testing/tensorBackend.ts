import { ready, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';

/** Makes a tfjs backend the current one, for tests of tensor code that needs no engine around it. */
export async function useTensorBackend(name: 'wasm' | 'cpu'): Promise<void> {
  if (!(await setBackend(name))) throw new Error(`The ${name} backend did not start`);
  await ready();
}
