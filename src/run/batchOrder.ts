import { type Random, shuffled } from '../base/random';

/**
 * Row numbers of each batch of one epoch: all rows once, shuffled anew each epoch; the last batch may be smaller.
 * Each epoch has a stream of its own, so the order of epoch 7 does not depend on how epochs 0 to 6 went.
 */
export function batchOrder(
  rowCount: number,
  batchSize: number,
  epoch: number,
  random: Random,
): readonly (readonly number[])[] {
  const rows = shuffled(
    Array.from({ length: rowCount }, (_, i) => i),
    random.fork(`epoch ${epoch}`),
  );
  return inGroups(rows, batchSize);
}

/** Consecutive groups of at most `size`. */
export function inGroups<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const groups: T[][] = [];
  for (let start = 0; start < items.length; start += size) groups.push(items.slice(start, start + size));
  return groups;
}
