/** 0 ... count - 1, for text that repeats. */
export function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
