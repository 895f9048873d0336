import { type TensorContainer, tidy } from '@tensorflow/tfjs-core';

/** `tidy` for results with readonly arrays, which its type does not admit: frees every tensor not in the result. */
export function scoped<T>(work: () => T): T {
  return tidy(work as () => TensorContainer) as T;
}
