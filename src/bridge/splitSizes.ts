import type { Example } from '../data/dataset';
import { splitInSteps } from '../data/splitDataset';
import { answerOf, type TaskFields } from '../data/taskFields';
import type { SplitSizes } from '../prompt/deskReport';
import type { SplitSettings } from '../run/tuningConfig';

/** More different answers than this are free text, not labels. */
const mostLabels = 50;

/**
 * Rows of each part as the run will have them, in many small steps: parts given as files as they are, the others split
 * off from train.
 */
export function* splitSizesOf(
  given: {
    readonly train: readonly Example[];
    readonly validation: readonly Example[] | undefined;
    readonly test: readonly Example[] | undefined;
  },
  tasks: readonly TaskFields[],
  { validationShare, testShare }: SplitSettings,
  seed: number,
): Generator<unknown, SplitSizes> {
  const shares = {
    validationShare: given.validation === undefined ? validationShare : 0,
    testShare: given.test === undefined ? testShare : 0,
  };
  const split = yield* splitInSteps(given.train, tasks, shares, seed);
  const sizesOf = (rows: readonly Example[]): SplitSizes['train'] => ({
    rows: rows.length,
    labels: labelsOf(rows, tasks),
  });
  return {
    train: sizesOf(split.train),
    validation: sizesOf(given.validation ?? split.validation),
    test: sizesOf(given.test ?? split.test),
  };
}

function labelsOf(rows: readonly Example[], tasks: readonly TaskFields[]): SplitSizes['train']['labels'] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const label = answerOf(row, tasks);
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
    if (counts.size > mostLabels) return [];
  }
  return [...counts].map(([label, count]) => ({ label, rows: count }));
}
