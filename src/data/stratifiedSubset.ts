import { createRandom, shuffled } from '../base/random';
import type { Example } from './dataset';
import { answerOf, type TaskFields, taskOf } from './taskFields';

/**
 * `count` of the rows, drawn at random, the same ones for the same seed: every answer of every task keeps its share, up
 * to rounding (largest remainders). In the order of the file; all rows when there are no more than `count`.
 */
export function stratifiedSubset(
  examples: readonly Example[],
  tasks: readonly TaskFields[],
  count: number,
  seed: number,
): readonly Example[] {
  if (examples.length <= count) return examples;
  const random = createRandom(seed).fork('subset');
  const strata = new Map<string, Example[]>();
  for (const example of examples) {
    const key = JSON.stringify([taskOf(example, tasks)?.taskname, answerOf(example, tasks)]);
    const stratum = strata.get(key);
    if (stratum) stratum.push(example);
    else strata.set(key, [example]);
  }
  const shares = [...strata].map(([key, rows]) => {
    const exact = (rows.length * count) / examples.length;
    return { rows: shuffled(rows, random.fork(key)), whole: Math.floor(exact), rest: exact % 1 };
  });
  // Shuffled first, so that equal remainders (labels with one row each) are drawn by lot.
  const byRest = shuffled(shares, random).sort((a, b) => b.rest - a.rest);
  const left = count - shares.reduce((sum, { whole }) => sum + whole, 0);
  const taken = byRest.flatMap(({ rows, whole }, rank) => rows.slice(0, whole + (rank < left ? 1 : 0)));
  return taken.sort((a, b) => a.line - b.line);
}
