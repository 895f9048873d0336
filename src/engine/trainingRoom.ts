import { at } from '../base/assert';
import type { EncodedExample } from '../prompt/encodedExample';
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

/** What training needs at once, and what it does not fit into, if anything. */
export interface TrainingRoom {
  readonly neededBytes: number;
  readonly limit: MemoryLimit | undefined;
}

const firstAnswer = ({ lossMask }: EncodedExample): number => lossMask.indexOf(1, 1);

/** Inputs that all rows begin with, before anything is asked of any of them. */
function sharedInputs(rows: readonly EncodedExample[]): number {
  const first = at(rows, 0);
  const limit = Math.min(...rows.map(firstAnswer)) - 1;
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
    longest: Math.min(longest, Math.max(...examples.map(({ ids }) => ids.length - 1))),
    tokens: shared + mostOf(own, rows),
    queries: Math.min(mostOf(answers, rows), rows * longest),
    frozen: examples.some((example) => at(example.ids, 0) >= 0 && firstAnswer(example) > 1),
    passes: Math.ceil(batchSize / rows),
  };
}
