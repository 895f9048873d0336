import { at } from '../../base/assert';
import { accuracy, type Judged } from '../score';
import type { ClassReport, ClassScore, ConfusionMatrix } from './report';

/** Classes that a confusion matrix is drawn for. */
export const mostConfusedClasses = 100;

/** `part / whole`, 0 where both are 0. */
export const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/**
 * Precision, recall and F1 of every class that occurs as label or answer, their unweighted mean of F1, and who was taken
 * for whom (rule J3). The same as scikit-learn's `precision_recall_fscore_support` and `confusion_matrix` with
 * `zero_division=0`; labels come first, in order of appearance.
 */
export function classReport(rows: readonly Judged[]): ClassReport {
  const names = [
    ...new Set([...rows.map(({ label }) => label), ...rows.map(({ prediction }) => prediction)]),
  ];
  const index = new Map(names.map((name, i) => [name, i]));
  const hits = names.map(() => 0);
  const support = names.map(() => 0);
  const predicted = names.map(() => 0);
  const counts = names.length > mostConfusedClasses ? undefined : names.map(() => names.map(() => 0));
  for (const { label, prediction } of rows) {
    const from = index.get(label) ?? 0;
    const to = index.get(prediction) ?? 0;
    support[from] = at(support, from) + 1;
    predicted[to] = at(predicted, to) + 1;
    if (from === to) hits[from] = at(hits, from) + 1;
    const row = counts?.[from];
    if (row !== undefined) row[to] = at(row, to) + 1;
  }
  const classes = names.map(
    (name, i): ClassScore => ({
      name,
      precision: shareOf(at(hits, i), at(predicted, i)),
      recall: shareOf(at(hits, i), at(support, i)),
      f1: shareOf(2 * at(hits, i), at(support, i) + at(predicted, i)),
      support: at(support, i),
      predicted: at(predicted, i),
    }),
  );
  const confusion: ConfusionMatrix | undefined =
    counts === undefined ? undefined : { classes: names, counts };
  const sum = classes.reduce((total, { f1 }) => total + f1, 0);
  return { accuracy: accuracy(rows), macroF1: shareOf(sum, classes.length), classes, confusion };
}
