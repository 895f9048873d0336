/** Passes at most one value per `milliseconds`; values between are dropped. For progress, where only the newest counts. */
export function throttled<T>(milliseconds: number, act: (value: T) => void): (value: T) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (value) => {
    const now = performance.now();
    if (now - last < milliseconds) return;
    last = now;
    act(value);
  };
}
