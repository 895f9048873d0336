/** Two signals so close together are one press: npm passes on what the terminal has already sent. */
const samePressMilliseconds = 250;

export interface Interrupt {
  /** Fires at the second Ctrl-C, or at the first one while nothing can be kept yet. */
  readonly signal: AbortSignal;
  /** From now on the first Ctrl-C calls `stop` instead of ending everything. */
  whenPressed(stop: () => void): void;
}

/** Ctrl-C: the first stops and keeps, the second quits. `target` is `process`. */
export function watchInterrupt(
  target: { on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown },
  now: () => number = () => performance.now(),
): Interrupt {
  const controller = new AbortController();
  let stop: (() => void) | undefined;
  let pressedAt = Number.NEGATIVE_INFINITY;
  target.on('SIGINT', () => {
    const again = now() - pressedAt < samePressMilliseconds;
    pressedAt = now();
    if (again) return;
    if (stop === undefined) controller.abort();
    else stop();
    stop = undefined;
  });
  target.on('SIGTERM', () => controller.abort());
  return {
    signal: controller.signal,
    whenPressed: (action) => {
      stop = action;
    },
  };
}
