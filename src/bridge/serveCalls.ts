import { assertUnreachable } from '../base/assert';
import type { CallName, CallTable, FromServer, Port, ToServer } from './wire';
import { toWire } from './wireFailure';

/** What a handler gets besides its params. */
export interface CallTools<Progress> {
  readonly signal: AbortSignal;
  readonly tell: (progress: Progress) => void;
}

/** One handler per name of the table: a forgotten call does not compile. */
export type CallHandlers<T extends CallTable<T>> = {
  readonly [K in CallName<T>]: (
    params: T[K]['params'],
    tools: CallTools<T[K]['progress']>,
  ) => Promise<T[K]['result']>;
};

/** The answering end of a boundary: returns the function that takes each message of the asking end. */
export function serveCalls<T extends CallTable<T>>(
  port: Pick<Port<unknown, FromServer<T>>, 'postMessage'>,
  handlers: CallHandlers<T>,
): (message: ToServer<T>) => void {
  const running = new Map<number, AbortController>();

  const answer = async <K extends CallName<T>>(id: number, name: K, params: T[K]['params']) => {
    const controller = new AbortController();
    running.set(id, controller);
    const tools = {
      signal: controller.signal,
      tell: (progress: T[K]['progress']) => port.postMessage({ kind: 'progress', id, progress }),
    };
    try {
      const result = await handlers[name](params, tools);
      port.postMessage({ kind: 'answer', id, result });
    } catch (error) {
      port.postMessage({ kind: 'refused', id, failure: toWire(error) });
    } finally {
      running.delete(id);
    }
  };

  return (message) => {
    switch (message.kind) {
      case 'call':
        void answer(message.id, message.name, message.params);
        return;
      case 'abort':
        running.get(message.id)?.abort();
        return;
      default:
        assertUnreachable(message);
    }
  };
}
