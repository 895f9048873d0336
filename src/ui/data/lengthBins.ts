/** Rows whose length is in [from, to]. */
export interface LengthBin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
}

/** Counts by single length as at most `most` bins of one width, from the shortest to the longest row. */
export function lengthBins(lengths: readonly number[], most: number): readonly LengthBin[] {
  const first = lengths.findIndex((rows) => rows > 0);
  if (first < 0) return [];
  const last = lengths.findLastIndex((rows) => rows > 0);
  const width = Math.ceil((last - first + 1) / most);
  const bins: LengthBin[] = [];
  for (let from = first; from <= last; from += width) {
    const rows = lengths.slice(from, from + width).reduce((sum, count) => sum + count, 0);
    bins.push({ from, to: from + width - 1, rows });
  }
  return bins;
}
