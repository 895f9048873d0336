import { assertUnreachable } from '../base/assert';
import type { CallMessage, CallName, CallTable, FromServer, Port, ToServer } from './wire';
import { fromWire } from './wireFailure';

export interface CallOptions<Progress> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface CallClient<T extends CallTable<T>> {
  /** Rejects with the `Failed` of the other side, an AbortError when it honoured the signal, or what `close` was given. */
  call<K extends CallName<T>>(
    name: K,
    params: T[K]['params'],
    options?: CallOptions<T[K]['progress']>,
  ): Promise<T[K]['result']>;
  /** Takes a message from the other side. */
  receive(message: FromServer<T>): void;
  /** The other side is gone: every call, waiting or new, rejects with `error`. */
  close(error: Error): void;
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: never) => void) | undefined;
  readonly release: () => void;
}

/** The asking end of a boundary. Whoever owns the port passes its messages to `receive`. */
export function createCallClient<T extends CallTable<T>>(
  port: Pick<Port<unknown, ToServer<T>>, 'postMessage'>,
): CallClient<T> {
  const waiting = new Map<number, Waiting>();
  let closed: Error | undefined;
  let lastId = 0;

  const settle = (id: number): Waiting | undefined => {
    const entry = waiting.get(id);
    waiting.delete(id);
    entry?.release();
    return entry;
  };

  return {
    call: (name, params, options = {}) =>
      new Promise((resolve, reject) => {
        const { signal, onProgress } = options;
        if (closed) return reject(closed);
        if (signal?.aborted) return reject(fromWire({ kind: 'aborted' }));
        const id = ++lastId;
        const abort = (): void => port.postMessage({ kind: 'abort', id });
        signal?.addEventListener('abort', abort);
        const release = (): void => signal?.removeEventListener('abort', abort);
        waiting.set(id, { resolve, reject, onProgress, release });
        // A generic table hides that `name` and `params` belong together; the signature of `call` has checked it.
        port.postMessage({ kind: 'call', id, name, params } as unknown as CallMessage<T>);
      }),
    receive: (message) => {
      // The ids pair each reply with the call that the types were checked against; `never` is that pairing's cast.
      switch (message.kind) {
        case 'progress':
          waiting.get(message.id)?.onProgress?.(message.progress as never);
          return;
        case 'answer':
          settle(message.id)?.resolve(message.result as never);
          return;
        case 'refused':
          settle(message.id)?.reject(fromWire(message.failure));
          return;
        default:
          assertUnreachable(message);
      }
    },
    close: (error) => {
      closed = error;
      for (const id of [...waiting.keys()]) settle(id)?.reject(error);
    },
  };
}
