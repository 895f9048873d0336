/**
 * The grammar of what crosses a worker boundary: calls with an id, what is told meanwhile, and one answer.
 * A call table lists name -> params, result and progress; both workers of the app share this file and the two ends
 * made from it (`callClient`, `serveCalls`). Only plain data crosses. Files and data travel as Blobs, which are
 * cloned by reference, so nothing big is ever copied and no buffer has to be transferred.
 */
export interface CallShape {
  readonly params: unknown;
  readonly result: unknown;
  readonly progress: unknown;
}
export type CallTable<T> = { readonly [K in keyof T]: CallShape };
export type CallName<T> = keyof T & string;

export type CallMessage<T extends CallTable<T>> = {
  readonly [K in CallName<T>]: {
    readonly kind: 'call';
    readonly id: number;
    readonly name: K;
    readonly params: T[K]['params'];
  };
}[CallName<T>];

/** How a rejection crosses: facts, never an Error object. */
export type WireFailure =
  | { readonly kind: 'failed'; readonly failure: { readonly kind: string } }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'crashed'; readonly message: string; readonly stack: string };

export type ToServer<T extends CallTable<T>> =
  | CallMessage<T>
  | { readonly kind: 'abort'; readonly id: number };

export type FromServer<T extends CallTable<T>> =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: T[CallName<T>]['progress'] }
  | { readonly kind: 'answer'; readonly id: number; readonly result: T[CallName<T>]['result'] }
  | { readonly kind: 'refused'; readonly id: number; readonly failure: WireFailure };

/** The half of Worker, MessagePort and a worker's own scope that both ends need. */
export interface Port<In, Out> {
  postMessage(message: Out): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<In>) => void): void;
}
