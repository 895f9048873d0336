import type { FoundProblems } from './dataProblem';
import type { Example } from './dataset';
import { createProblemLog, type ProblemLog, wholeLine } from './problemLog';
import { answerOf, foldText, type TaskFields, taskOf, textKey } from './taskFields';

interface LabelCount {
  readonly label: string;
  readonly firstLine: number;
  rows: number;
}

/** More different answers than this are free text: counting labels says nothing about it. */
const mostLabels = 200;
/** So few answers are labels even when each is rare. */
const fewLabels = 20;

/**
 * Labels of a set, task by task (rules D13 and D14): seen once, spelt in two ways, fewer than `needed` rows (2 when the
 * set is to be split), or one label only. Tasks whose answers are mostly different are free text and left alone.
 */
export function checkLabels(
  examples: readonly Example[],
  tasks: readonly TaskFields[],
  options: { readonly needed: number },
  log: ProblemLog = createProblemLog(),
): FoundProblems {
  for (const task of tasks) {
    const own = examples.filter((example) => taskOf(example, tasks) === task);
    const counts = countLabels(own, tasks);
    const isFreeText =
      counts.length > mostLabels || (counts.length > fewLabels && counts.length * 2 > own.length);
    if (isFreeText) continue;
    checkCounts(task.taskname, counts, options.needed, log);
  }
  return log.found();
}

function countLabels(examples: readonly Example[], tasks: readonly TaskFields[]): LabelCount[] {
  const counts = new Map<string, LabelCount>();
  for (const example of examples) {
    const label = answerOf(example, tasks);
    if (label === undefined || label.trim() === '') continue;
    const known = counts.get(label);
    if (known) known.rows += 1;
    else counts.set(label, { label, firstLine: example.line, rows: 1 });
  }
  return [...counts.values()];
}

function checkCounts(taskname: string, counts: readonly LabelCount[], needed: number, log: ProblemLog): void {
  const usual = new Map<string, LabelCount>();
  for (const count of counts) {
    const known = usual.get(foldText(count.label));
    if (known === undefined || count.rows > known.rows) usual.set(foldText(count.label), count);
  }
  for (const count of counts) {
    const { label, rows, firstLine } = count;
    const most = usual.get(foldText(label));
    if (most !== undefined && most !== count) {
      const fault = { kind: 'label-spelt-twice', taskname, label, rows, usual: most.label } as const;
      log.add({ ...fault, usualRows: most.rows }, () => wholeLine(firstLine, label), rows);
    } else if (rows === 1)
      log.add({ kind: 'label-seen-once', taskname, label }, () => wholeLine(firstLine, label));
    else if (rows < needed) {
      log.add(
        { kind: 'too-few-of-label', taskname, label, rows, needed },
        () => wholeLine(firstLine, label),
        rows,
      );
    }
  }
  const [only] = usual.values();
  if (only !== undefined && usual.size === 1) {
    log.add({ kind: 'one-label-only', taskname, label: only.label }, () => wholeLine(undefined));
  }
}

/** Rows of one set whose text was there before (rule D15), compared as `splitDataset` compares them. */
export function checkRepeats(
  examples: readonly Example[],
  tasks: readonly TaskFields[],
  log: ProblemLog = createProblemLog(),
): FoundProblems {
  const first = new Map<string, Example>();
  for (const example of examples) {
    const key = textKey(example, tasks);
    const known = first.get(key);
    if (known === undefined) {
      first.set(key, example);
      continue;
    }
    const sameAnswer = answerOf(example, tasks) === answerOf(known, tasks);
    log.add({ kind: 'repeated-row', firstLine: known.line, sameAnswer }, () => wholeLine(example.line));
  }
  return log.found();
}

/** Rows of `train` whose text is also in `heldOut` (rule D16): scores on it would be too good. Lines are train's. */
export function checkLeaks(
  train: readonly Example[],
  heldOut: readonly Example[],
  tasks: readonly TaskFields[],
  log: ProblemLog = createProblemLog(),
): FoundProblems {
  const held = new Map(heldOut.map((example) => [textKey(example, tasks), example.line]));
  for (const example of train) {
    const otherLine = held.get(textKey(example, tasks));
    if (otherLine !== undefined) log.add({ kind: 'leak', otherLine }, () => wholeLine(example.line));
  }
  return log.found();
}
