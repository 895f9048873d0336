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
