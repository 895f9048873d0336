/** Where a key moves the cursor; undefined for keys that do not. */
export function cursorTarget(key: string, from: number, length: number): number | undefined {
  const far = Math.max(1, Math.round(length / 10));
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: from - 1,
    ArrowRight: from + 1,
    PageDown: from - far,
    PageUp: from + far,
    Home: 0,
    End: length - 1,
  };
  const target = moves[key];
  return target === undefined ? undefined : Math.min(Math.max(target, 0), length - 1);
}

/**
 * How far from the pointer a value may be and still be meant, in pixels: a pointer rarely stands on the very step of a
 * validation, and where steps are few it is near one of them wherever it stands.
 * @param closest place in `xs` nearest to the pointer
 * @param toPixels where a value of the lower edge is drawn
 */
export function hoverReach(xs: ArrayLike<number>, closest: number, toPixels: (x: number) => number): number {
  const pixels = (index: number): number => toPixels(xs[index] ?? Number.NaN);
  const gaps = [closest - 1, closest + 1].map((neighbour) => Math.abs(pixels(neighbour) - pixels(closest)));
  // A pixel more, since pixels are rounded.
  const halves = gaps.filter(Number.isFinite).map((gap) => gap / 2 + 1);
  return Math.max(14, ...halves);
}
