import { isAbort } from '../base/abort';
import { Failed } from '../base/failed';
import type { WireFailure } from './wire';

/** An error as data, to cross the boundary. */
export function toWire(error: unknown): WireFailure {
  if (error instanceof Failed) return { kind: 'failed', failure: error.failure };
  if (isAbort(error)) return { kind: 'aborted' };
  if (error instanceof Error) return { kind: 'crashed', message: error.message, stack: error.stack ?? '' };
  return { kind: 'crashed', message: String(error), stack: '' };
}

/** The error that `toWire` was given, as near as data allows: a crash comes back as a `Failed` of kind `bug`. */
export function fromWire(failure: WireFailure): Error {
  switch (failure.kind) {
    case 'failed':
      return new Failed(failure.failure);
    case 'aborted':
      return new DOMException('Cancelled', 'AbortError');
    case 'crashed':
      return new Failed({ kind: 'bug', message: failure.message, stack: failure.stack });
  }
}
