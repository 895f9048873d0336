import type { EncodedExample } from '../prompt/encodedExample';

/**
 * Token ids of a restricted softmax: all that carry loss in a training or validation row (so the labels' tokens and EOS),
 * ascending.
 */
export function candidateIds(rows: readonly EncodedExample[]): Int32Array {
  const ids = new Set<number>();
  for (const row of rows) {
    row.ids.forEach((id, i) => {
      if (i > 0 && row.lossMask[i] === 1) ids.add(id);
    });
  }
  return Int32Array.from(ids).sort();
}
