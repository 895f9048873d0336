import { at } from '../../base/assert';

/** Indices of rows in groups of similar length, of at most `maxRows` rows and about `maxPositions` positions. */
export function groupsOf(
  lengths: readonly number[],
  maxRows: number,
  maxPositions = 2048,
): readonly (readonly number[])[] {
  const order = lengths.map((_, index) => index).sort((a, b) => at(lengths, a) - at(lengths, b) || a - b);
  const groups: number[][] = [];
  let current: number[] = [];
  for (const index of order) {
    const positions = (current.length + 1) * at(lengths, index);
    if (current.length > 0 && (current.length >= maxRows || positions > maxPositions)) {
      groups.push(current);
      current = [];
    }
    current.push(index);
  }
  return current.length === 0 ? groups : [...groups, current];
}

export const prefixLengths = (prompts: readonly { readonly prefix: Int32Array }[]): readonly number[] =>
  prompts.map(({ prefix }) => prefix.length);
