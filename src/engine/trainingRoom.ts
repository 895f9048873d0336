import { at } from '../base/assert';
import type { CandidatePrompt, EncodedExample } from '../prompt/encodedExample';
import type { MemoryLimit } from '../run/engineFailure';

/** The largest forward pass of a run, in numbers. */
export interface LargestPass {
  readonly rows: number;
  /** Inputs of the longest row. */
  readonly longest: number;
  /** Inputs that have to be computed: up to each row's last answer, and only once what all rows begin with. */
  readonly tokens: number;
  /** Answer tokens. */
  readonly queries: number;
  /** Whether some row has text before its first virtual token. */
  readonly frozen: boolean;
  /** Passes of a step. */
  readonly passes: number;
}

/** Rows that are answered together. */
export interface Answering {
  readonly prompts: readonly CandidatePrompt[];
  /** As `FrozenModel.scoreCandidates` has it. */
  readonly restrictTo: Int32Array | undefined;
  /** Length of what is written; undefined where candidates are scored. */
  readonly maxNewTokens: number | undefined;
}

/** All that decides how much memory a run takes. */
export interface RunSize {
  readonly pass: LargestPass;
  /** Passes without gradient between its steps. */
  readonly forward: readonly LargestPass[];
  /** Rows that are answered between its steps, and when it has ended. */
  readonly beside: readonly Answering[];
  readonly after: readonly Answering[];
}

/** What training needs at once, and what it does not fit into, if anything. */
export interface TrainingRoom {
  readonly neededBytes: number;
  readonly limit: MemoryLimit | undefined;
}

const firstAnswer = ({ lossMask }: EncodedExample): number => lossMask.indexOf(1, 1);

/** Inputs that all rows begin with, before anything is asked of any of them. */
function sharedInputs(rows: readonly EncodedExample[]): number {
  const first = at(rows, 0);
  // Not spread into arguments: there may be more rows than a call takes.
  const limit = rows.reduce((least, row) => Math.min(least, firstAnswer(row)), Number.POSITIVE_INFINITY) - 1;
  const isShared = (index: number): boolean => {
    const id = at(first.ids, index);
    // A virtual token is another row for another task.
    return rows.every(
      ({ ids, taskIndex }) => ids[index] === id && (id >= 0 || taskIndex === first.taskIndex),
    );
  };
  let length = 0;
  while (length < limit && isShared(length)) length++;
  return length;
}

/** The largest sum of `count` of these numbers. */
const mostOf = (numbers: readonly number[], count: number): number =>
  numbers
    .toSorted((a, b) => b - a)
    .slice(0, count)
    .reduce((sum, each) => sum + each, 0);

/**
 * At most what any pass of `rows` of these examples takes, in whatever order they come; `longest` as if they were cut to
 * so many inputs. Every example has a token that carries loss.
 */
export function largestPass(
  examples: readonly EncodedExample[],
  {
    rows,
    batchSize,
    longest = Number.POSITIVE_INFINITY,
  }: { rows: number; batchSize: number; longest?: number },
): LargestPass {
  const lengths = examples.map(({ lossMask }) => Math.min(lossMask.lastIndexOf(1), longest));
  const answers = examples.map(({ lossMask }) => lossMask.reduce((sum, bit) => sum + bit, 0));
  const shared = rows > 1 ? Math.min(sharedInputs(examples), longest) : 0;
  const own = lengths.map((length) => length - shared);
  return {
    rows,
    longest: Math.min(
      longest,
      examples.reduce((most, { ids }) => Math.max(most, ids.length - 1), 0),
    ),
    tokens: shared + mostOf(own, rows),
    queries: Math.min(mostOf(answers, rows), rows * longest),
    frozen: examples.some((example) => at(example.ids, 0) >= 0 && firstAnswer(example) > 1),
    passes: Math.ceil(batchSize / rows),
  };
}

const cut = (answers: readonly Answering[], longest: number): readonly Answering[] =>
  answers.map((each) => ({
    ...each,
    prompts: each.prompts.map((prompt) => ({ ...prompt, prefix: prompt.prefix.subarray(0, longest) })),
  }));

/** How large a run of these rows is, `longest` as if all were cut to so many inputs. */
export function runSize(
  rows: Pick<RunSize, 'beside' | 'after'> & {
    readonly train: readonly EncodedExample[];
    readonly validation: readonly EncodedExample[];
  },
  options: {
    readonly batchSize: number;
    readonly microBatchSize: number;
    readonly longest: number | undefined;
  },
): RunSize {
  const { train, validation, beside, after } = rows;
  const { batchSize, microBatchSize, longest = Number.POSITIVE_INFINITY } = options;
  const passOf = (examples: readonly EncodedExample[], most: number): LargestPass =>
    largestPass(examples, { rows: Math.min(most, examples.length), batchSize, longest });
  return {
    pass: passOf(train, Math.min(microBatchSize, batchSize)),
    forward: validation.length > 0 ? [passOf(validation, microBatchSize)] : [],
    beside: cut(beside, longest),
    after: cut(after, longest),
  };
}
