import type { RowCheck } from './checkFields';
import type { Example } from './dataset';
import { type ProblemLog, wholeLine } from './problemLog';
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
export function createLabelCheck(
  tasks: readonly TaskFields[],
  options: { readonly needed: number },
  log: ProblemLog,
): RowCheck {
  const seen = new Map<TaskFields, { rows: number; readonly counts: Map<string, LabelCount> }>();
  return {
    add: (example) => {
      const task = taskOf(example, tasks);
      if (task === undefined) return;
      const own = seen.get(task) ?? { rows: 0, counts: new Map<string, LabelCount>() };
      seen.set(task, own);
      own.rows += 1;
      const label = answerOf(example, tasks);
      if (label === undefined || label.trim() === '') return;
      const known = own.counts.get(label);
      if (known) known.rows += 1;
      else own.counts.set(label, { label, firstLine: example.line, rows: 1 });
    },
    found: () => {
      for (const [task, { rows, counts }] of seen) {
        const isFreeText = counts.size > mostLabels || (counts.size > fewLabels && counts.size * 2 > rows);
        if (!isFreeText) checkCounts(task.taskname, [...counts.values()], options.needed, log);
      }
      return log.found();
    },
  };
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
export function createRepeatCheck(tasks: readonly TaskFields[], log: ProblemLog): RowCheck {
  const first = new Map<string, Example>();
  return {
    add: (example) => {
      const key = textKey(example, tasks);
      const known = first.get(key);
      if (known === undefined) {
        first.set(key, example);
        return;
      }
      const sameAnswer = answerOf(example, tasks) === answerOf(known, tasks);
      log.add({ kind: 'repeated-row', firstLine: known.line, sameAnswer }, () => wholeLine(example.line));
    },
    found: log.found,
  };
}

/** Rows of train whose text is also in `heldOut` (rule D16): scores on it would be too good. Lines are train's. */
export function createLeakCheck(
  heldOut: readonly Example[],
  tasks: readonly TaskFields[],
  log: ProblemLog,
): RowCheck {
  const held = new Map(heldOut.map((example) => [textKey(example, tasks), example.line]));
  return {
    add: (example) => {
      const otherLine = held.size === 0 ? undefined : held.get(textKey(example, tasks));
      if (otherLine !== undefined) log.add({ kind: 'leak', otherLine }, () => wholeLine(example.line));
    },
    found: log.found,
  };
}
