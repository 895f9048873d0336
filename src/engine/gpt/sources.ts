import { assert } from '../../base/assert';

/** Source of a position that holds nothing. */
export const NOTHING = -1;

/** Source of a virtual row; a word is its own id. */
const virtualSource = (row: number): number => -2 - row;

/** The virtual row of a source; negative for words and nothing. */
export const rowOfSource = (source: number): number => -2 - source;

/** Source of an id of an encoded row (virtual tokens as -1-k) whose task's rows begin at `first`, of `virtualRows` in all. */
export function sourceOf(id: number, first: number, virtualRows: number): number {
  if (id >= 0) return id;
  assert(first - 1 - id < virtualRows, `virtual token ${-1 - id} has no row`);
  return virtualSource(first - 1 - id);
}
