/** Values pushed from one side, read in order with `for await` on the other. */
export interface EventQueue<T> extends AsyncIterable<T> {
  push(value: T): void;
  /** No more values; what was pushed is still read. */
  end(): void;
  /** What was pushed is still read, then the reader's loop throws `error`. */
  fail(error: unknown): void;
}

/** An unbounded queue for one reader. */
export function createEventQueue<T>(): EventQueue<T> {
  const values: T[] = [];
  let outcome: { readonly error: unknown } | 'ended' | undefined;
  let wake: (() => void) | undefined;
  const stir = (): void => {
    wake?.();
    wake = undefined;
  };
  async function* read(): AsyncGenerator<T> {
    for (;;) {
      const value = values.shift();
      if (value !== undefined) yield value;
      else if (outcome === 'ended') return;
      else if (outcome) throw outcome.error;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  return {
    push: (value) => {
      values.push(value);
      stir();
    },
    end: () => {
      outcome ??= 'ended';
      stir();
    },
    fail: (error) => {
      outcome ??= { error };
      stir();
    },
    [Symbol.asyncIterator]: read,
  };
}
