/** What leaving a virtual token out did to the loss. */
export interface Removal {
  /** From 1, as people count. */
  readonly number: number;
  readonly loss: number;
  /** Above 0: the loss rose, so the virtual token is worth something. */
  readonly change: number;
}

export const removalsOf = (whole: number, without: readonly number[]): readonly Removal[] =>
  without.map((loss, index) => ({ number: index + 1, loss, change: loss - whole }));

/** The virtual token whose absence costs most, the first of equals; undefined when no absence costs anything. */
export function mostNeeded(removals: readonly Removal[]): Removal | undefined {
  let most: Removal | undefined;
  for (const each of removals) if (each.change > (most?.change ?? 0)) most = each;
  return most;
}

/** Where the bar of a change begins and how long it is, as shares of a track that holds all changes and 0. */
export function barOf(
  change: number,
  all: readonly number[],
): { readonly from: number; readonly length: number } {
  const least = Math.min(0, ...all);
  const span = Math.max(0, ...all) - least;
  if (span === 0) return { from: 0, length: 0 };
  return { from: (Math.min(0, change) - least) / span, length: Math.abs(change) / span };
}
