import { own } from '../base/own';
import type { Example } from '../data/dataset';
import { stratifiedSubset } from '../data/stratifiedSubset';
import type { EncodedExample, SkipReason } from '../prompt/encodedExample';
import { encodeExample } from '../prompt/encodeExample';
import { encodePrompt } from '../prompt/encodePrompt';
import { type EncodingPlan, taskOfRow } from '../prompt/encodingPlan';
import { taskFieldsOf } from '../prompt/taskFields';
import { mostScoredLabels } from '../run/defaults';
import type { RowCounts, SplitName } from '../run/runEvent';
import type { LossOver, TuningConfig } from '../run/tuningConfig';
import { resolveLossOver } from './candidateIds';
import { nextTurn } from './eventLoop';
import { mostJudgedRows } from './judgeRows';
import type { ScoredRow } from './scoreRows';

/** Rows of a run, read and split. */
export type RunData = Readonly<Record<SplitName, readonly Example[]>>;

/** Every row turned into ids once, before the first step. */
export interface EncodedRun {
  readonly train: readonly EncodedExample[];
  readonly validation: readonly EncodedExample[];
  /** Validation rows whose labels are scored while training; none where answers are free text. */
  readonly judged: readonly ScoredRow[];
  readonly taskIndexes: readonly number[];
  /** Rows to be answered after training: those of the test part, else of the validation part. */
  readonly scored: readonly ScoredRow[];
  readonly counts: Readonly<Record<SplitName, RowCounts>>;
  /** Answers found in training by task, in order of first appearance. */
  readonly labels: Readonly<Record<string, readonly string[]>>;
  /** Tokens of the longest training answer, EOS included: how long a generated answer may grow. */
  readonly longestAnswer: number;
  /** The softmax of this run. */
  readonly lossOver: LossOver;
  /** Train rows that do not fit the context, by line; for telling why. */
  readonly tooLong: readonly Example[];
}

/** Counts what became of rows, one after the other. */
function rowCounter(given: number) {
  const skipped: Partial<Record<SkipReason, number>> = {};
  let kept = 0;
  let cut = 0;
  return {
    keep: (tokensCut: number): void => {
      kept++;
      if (tokensCut > 0) cut++;
    },
    skip: (reason: SkipReason): void => {
      skipped[reason] = (skipped[reason] ?? 0) + 1;
    },
    counts: (): RowCounts => ({ given, kept, cut, skipped }),
  };
}

/** Does `work` for every item and lets messages be heard between groups of them. */
async function forEachInTurns<T>(
  items: readonly T[],
  signal: AbortSignal,
  work: (item: T) => void,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (index % 100 === 0) {
      await nextTurn();
      signal.throwIfAborted();
    }
    work(item);
  }
}

async function encodeRows(plan: EncodingPlan, examples: readonly Example[], signal: AbortSignal) {
  const counter = rowCounter(examples.length);
  const rows: EncodedExample[] = [];
  const tooLong: Example[] = [];
  await forEachInTurns(examples, signal, (example) => {
    const outcome = encodeExample(plan, example);
    if (outcome.kind === 'encoded') {
      rows.push(outcome.example);
      counter.keep(outcome.example.cut);
      return;
    }
    counter.skip(outcome.reason);
    if (outcome.reason === 'too-long') tooLong.push(example);
  });
  return { rows, tooLong, counts: counter.counts() };
}

/** Labels of each task whose answer carries a field, in order of first appearance. */
function labelsByTask(rows: readonly EncodedExample[]): Record<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { taskname, label } of rows) {
    if (label === undefined) continue;
    const labels = found.get(taskname) ?? new Set();
    found.set(taskname, labels.add(label));
  }
  return Object.fromEntries([...found].map(([taskname, labels]) => [taskname, [...labels]]));
}

/** Labels to score one by one; none when there are too many. */
export const scorableLabels = (labels: readonly string[] | undefined): readonly string[] =>
  labels !== undefined && labels.length <= mostScoredLabels ? labels : [];

/** Rows to be answered, with the labels of their task as candidates. Rows of tasks without an answer field are left out. */
export async function encodeForScoring(
  plan: EncodingPlan,
  split: SplitName,
  examples: readonly Example[],
  options: {
    readonly labels: (taskname: string) => readonly string[];
    readonly maxNewTokens: number;
    readonly lossOver: LossOver;
    readonly signal: AbortSignal;
  },
): Promise<{ readonly rows: readonly ScoredRow[]; readonly counts: RowCounts }> {
  const counter = rowCounter(examples.length);
  const rows: ScoredRow[] = [];
  await forEachInTurns(examples, options.signal, (example) => {
    const task = taskOfRow(plan, example.taskname);
    const labels = task === undefined ? [] : options.labels(task.template.taskname);
    const outcome = encodePrompt(plan, example, { labels, maxNewTokens: options.maxNewTokens });
    if (outcome.kind === 'encoded') counter.keep(outcome.prompt.cut);
    else counter.skip(outcome.reason);
    rows.push({ split, example, template: task?.template, labels, lossOver: options.lossOver, outcome });
  });
  return { rows, counts: counter.counts() };
}

function longestAnswer(rows: readonly EncodedExample[]): number {
  return rows.reduce(
    (longest, row) => Math.max(longest, row.ids.length - (row.answerStart ?? row.ids.length)),
    1,
  );
}

/** Encodes all parts of a run and settles its softmax. Rejects with the signal's reason when it fires. */
export async function encodeRun(
  plan: EncodingPlan,
  data: RunData,
  wish: TuningConfig['lossOver'],
  signal: AbortSignal,
): Promise<EncodedRun> {
  const train = await encodeRows(plan, data.train, signal);
  const validation = await encodeRows(plan, data.validation, signal);
  const labels = labelsByTask(train.rows);
  const split = data.test.length > 0 ? 'test' : 'validation';
  const longest = longestAnswer(train.rows);
  const lossOver = resolveLossOver(
    wish,
    plan.tasks.every(({ template }) => template.answerOnlyLoss),
    Object.values(labels).map(scorableLabels),
  );
  const scored = await encodeForScoring(plan, split, data[split], {
    labels: (taskname) => scorableLabels(own(labels, taskname)),
    maxNewTokens: longest,
    lossOver,
    signal,
  });
  const judgedRows = stratifiedSubset(
    data.validation,
    taskFieldsOf(plan.tasks.map(({ template }) => template)),
    mostJudgedRows,
    0,
  );
  const judged = await encodeForScoring(plan, 'validation', judgedRows, {
    labels: (taskname) => scorableLabels(own(labels, taskname)),
    maxNewTokens: longest,
    lossOver,
    signal,
  });
  const none: RowCounts = { given: 0, kept: 0, cut: 0, skipped: {} };
  return {
    train: train.rows,
    validation: validation.rows,
    judged: judged.rows.filter((row) => row.labels.length > 0 && row.outcome.kind === 'encoded'),
    taskIndexes: plan.tasks.map(({ taskIndex }) => taskIndex),
    scored: scored.rows.filter((row) => row.template?.answerField !== undefined),
    counts: {
      train: train.counts,
      validation: validation.counts,
      test: split === 'test' ? scored.counts : none,
    },
    labels,
    longestAnswer: longest,
    lossOver,
    tooLong: train.tooLong,
  };
}
