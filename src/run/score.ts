/** One judged row. */
export interface Judged {
  readonly label: string;
  readonly prediction: string;
}

/** Share of rows whose prediction equals the label; 0 without rows. */
export function accuracy(rows: readonly Judged[]): number {
  if (rows.length === 0) return 0;
  return rows.filter((row) => row.label === row.prediction).length / rows.length;
}

/**
 * Unweighted mean over classes of F1 = 2 tp / (2 tp + fp + fn), in 0..1. Classes are all labels and all predictions that
 * occur, as in scikit-learn's `f1_score(average="macro")`; 0 without rows.
 */
export function macroF1(rows: readonly Judged[]): number {
  const classes = new Map<string, { hits: number; labelled: number; predicted: number }>();
  const count = (name: string) => {
    const known = classes.get(name) ?? { hits: 0, labelled: 0, predicted: 0 };
    classes.set(name, known);
    return known;
  };
  for (const { label, prediction } of rows) {
    count(label).labelled++;
    count(prediction).predicted++;
    if (label === prediction) count(label).hits++;
  }
  if (classes.size === 0) return 0;
  let sum = 0;
  for (const { hits, labelled, predicted } of classes.values()) sum += (2 * hits) / (labelled + predicted);
  return sum / classes.size;
}

/** The most frequent of `labels`, the first one seen where several tie; undefined without labels. */
export function majorityLabel(labels: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  let best: string | undefined;
  let most = 0;
  for (const [label, count] of counts) {
    if (count > most) {
      best = label;
      most = count;
    }
  }
  return best;
}

/** Index of the largest value, the first one where several tie; undefined for an empty list or when all are NaN. */
export function indexOfLargest(values: ArrayLike<number>): number | undefined {
  let best: number | undefined;
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== undefined && (value > largest || (best === undefined && value === largest))) {
      best = i;
      largest = value;
    }
  }
  return best;
}
