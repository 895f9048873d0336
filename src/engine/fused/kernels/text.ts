/** 0 ... count - 1, for text that repeats. */
export function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Lines of WGSL, one for each of 0 ... count - 1. */
export const each = (count: number, line: (index: number) => string): string =>
  range(count).map(line).join('\n');
