import { Failed } from '../base/failed';
import type { Port } from './wire';

/** The half of Worker that its owner needs. */
export interface WorkerLike<In, Out> extends Port<In, Out> {
  addEventListener(type: 'message', listener: (event: MessageEvent<In>) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void;
  terminate(): void;
}

/** Calls `onCrash` when the worker throws at its top level, fails to load, or sends what cannot be cloned. */
export function watchCrashes<In, Out>(
  worker: WorkerLike<In, Out>,
  onCrash: (
    error: Failed<{ readonly kind: 'bug'; readonly message: string; readonly stack: string }>,
  ) => void,
): void {
  const tell = (event: Event): void => {
    const message =
      'message' in event && typeof event.message === 'string'
        ? event.message
        : `The worker stopped (${event.type})`;
    onCrash(new Failed({ kind: 'bug', message, stack: '' }));
  };
  worker.addEventListener('error', tell);
  worker.addEventListener('messageerror', tell);
}
