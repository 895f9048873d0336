import { createFieldCheck } from './checkFields';
import { createLabelCheck, createLeakCheck, createRepeatCheck } from './checkSet';
import type { FoundProblems } from './dataProblem';
import type { Dataset, Example } from './dataset';
import type { SetKind } from './fixOffer';
import { createProblemLog, type ProblemLog } from './problemLog';
import type { TaskFields } from './taskFields';

/** What a part is checked against: the tasks, and for leaks the rows held out. */
export interface SetContext {
  readonly tasks: readonly TaskFields[];
  readonly heldOut: readonly Example[];
}

/** Rows looked at between two steps. */
const stepRows = 50;

/** Everything wrong with a set that parses, in many small steps: fields, repeats, and in training data labels and leaks. */
export function* checkWhole(
  dataset: Dataset,
  { tasks, heldOut }: SetContext,
  isTrain: boolean,
  log: ProblemLog = createProblemLog(),
): Generator<unknown, FoundProblems> {
  const fields = createFieldCheck(tasks, log);
  const checks = [createRepeatCheck(tasks, log)];
  if (isTrain) {
    checks.push(createLabelCheck(tasks, { needed: 2 }, log));
    checks.push(createLeakCheck(heldOut, tasks, log));
  }
  let rows = 0;
  for (const example of dataset.examples) {
    fields.add(example);
    for (const check of checks) check.add(example);
    rows += 1;
    if (rows % stepRows === 0) yield;
  }
  const { unusable = 0 } = fields.found();
  for (const check of checks) check.found();
  return { ...log.found(), unusable };
}

/** All lines that have a problem of this kind now, however many; ascending. */
export function* linesWith(
  kind: SetKind,
  dataset: Dataset,
  context: SetContext,
  isTrain: boolean,
): Generator<unknown, readonly number[]> {
  const lines = new Set<number>();
  const collect: ProblemLog = {
    add: (fault, place) => {
      const line = fault.kind === kind ? place().line : undefined;
      if (line !== undefined) lines.add(line);
    },
    found: () => ({ problems: [], problemCounts: {} }),
  };
  yield* checkWhole(dataset, context, isTrain, collect);
  return [...lines].sort((a, b) => a - b);
}
