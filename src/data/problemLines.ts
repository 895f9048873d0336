import { checkFields } from './checkFields';
import { checkLabels, checkLeaks, checkRepeats } from './checkSet';
import type { FoundProblems } from './dataProblem';
import type { Dataset, Example } from './dataset';
import type { SetKind } from './fixOffer';
import type { ProblemLog } from './problemLog';
import type { TaskFields } from './taskFields';

/** What a part is checked against: the tasks, and for leaks the rows held out. */
export interface SetContext {
  readonly tasks: readonly TaskFields[];
  readonly heldOut: readonly Example[];
}

/** Everything wrong with a set that parses: fields, repeats, and in training data labels and leaks. */
export function checkWhole(
  dataset: Dataset,
  { tasks, heldOut }: SetContext,
  isTrain: boolean,
  makeLog?: () => ProblemLog,
): readonly FoundProblems[] {
  const { examples } = dataset;
  const found = [checkFields(dataset, tasks, makeLog?.()), checkRepeats(examples, tasks, makeLog?.())];
  if (!isTrain) return found;
  return [
    ...found,
    checkLabels(examples, tasks, { needed: 2 }, makeLog?.()),
    checkLeaks(examples, heldOut, tasks, makeLog?.()),
  ];
}

/** All lines that have a problem of this kind now, however many; ascending. */
export function linesWith(
  kind: SetKind,
  dataset: Dataset,
  context: SetContext,
  isTrain: boolean,
): readonly number[] {
  const lines = new Set<number>();
  const collect: ProblemLog = {
    add: (fault, place) => {
      const line = fault.kind === kind ? place().line : undefined;
      if (line !== undefined) lines.add(line);
    },
    found: () => ({ problems: [], problemCounts: {} }),
  };
  checkWhole(dataset, context, isTrain, () => collect);
  return [...lines].sort((a, b) => a - b);
}
