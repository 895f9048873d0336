/**
 * Lets waiting messages be heard, then goes on. A message of our own rather than a timer: browsers hold nested timers back
 * by 4 ms, which is much beside a short step.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** So many milliseconds may work go on before others get their turn. */
const longestTurn = 20;

/**
 * Runs a long piece of work that yields often, and lets others have their turn now and then. Rejects with the signal's
 * reason (an AbortError) as soon as it is aborted.
 */
export async function inTurns<T>(work: Generator<unknown, T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const end = performance.now() + longestTurn;
    while (performance.now() < end) {
      const step = work.next();
      if (step.done === true) return step.value;
    }
    await nextTurn();
  }
}

/** The same work without a pause. */
export function atOnce<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
