import { at } from '../../base/assert';

/** Indices of prefixes in groups of similar length, of at most `maxRows` rows and about `maxPositions` positions. */
export function groupsOf(
  prompts: readonly { readonly prefix: Int32Array }[],
  maxRows: number,
  maxPositions = 2048,
): readonly (readonly number[])[] {
  const order = prompts.map((_, index) => index);
  order.sort((a, b) => at(prompts, a).prefix.length - at(prompts, b).prefix.length || a - b);
  const groups: number[][] = [];
  let current: number[] = [];
  for (const index of order) {
    const positions = (current.length + 1) * at(prompts, index).prefix.length;
    if (current.length > 0 && (current.length >= maxRows || positions > maxPositions)) {
      groups.push(current);
      current = [];
    }
    current.push(index);
  }
  return current.length === 0 ? groups : [...groups, current];
}
