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
