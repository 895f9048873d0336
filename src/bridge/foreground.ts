import { nextTask } from './countInPieces';

/** What a person waits for goes before what goes on by itself. */
export interface Foreground {
  /** The same function, during whose work the background rests. */
  readonly first: <A extends readonly unknown[], R>(
    work: (...args: A) => Promise<R>,
  ) => (...args: A) => Promise<R>;
  /** For the background, between two pieces of its work: resolves when nobody waits. */
  readonly rest: () => Promise<void>;
}

export function createForeground(): Foreground {
  let waiting = 0;
  let wake: (() => void)[] = [];
  return {
    first:
      (work) =>
      async (...args) => {
        waiting += 1;
        try {
          return await work(...args);
        } finally {
          waiting -= 1;
          if (waiting === 0) {
            for (const resume of wake) resume();
            wake = [];
          }
        }
      },
    rest: async () => {
      await nextTask();
      if (waiting > 0) await new Promise<void>((resolve) => wake.push(resolve));
    },
  };
}
