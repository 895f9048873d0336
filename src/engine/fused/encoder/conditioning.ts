import type { EncoderTask } from '../../promptEncoder';
import type { Conditioning } from '../kernels/learnedRows';
import { type DeviceArray, keptArray } from '../launch';

/**
 * The frozen rows of every task: word embeddings of its taskname, of which the first min(k, V) replace learned rows. What
 * follows them is never read. Nothing when no task has any.
 */
export function conditioningOf(
  virtualTokens: number,
  width: number,
  tasks: readonly EncoderTask[],
):
  | {
      readonly arrays: Conditioning;
      readonly kept: readonly { readonly array: DeviceArray; readonly contents: Float32Array }[];
    }
  | undefined {
  const each = virtualTokens * width;
  const rows = new Float32Array(tasks.length * each);
  const counts = new Float32Array(tasks.length);
  tasks.forEach(({ tasknameRows }, task) => {
    const given = tasknameRows.subarray(0, each);
    rows.set(given, task * each);
    counts[task] = given.length / width;
  });
  if (counts.every((count) => count === 0)) return undefined;
  const arrays = {
    frozen: keptArray('taskname rows', rows.length),
    counts: keptArray('taskname lengths', counts.length),
  };
  return {
    arrays,
    kept: [
      { array: arrays.frozen, contents: rows },
      { array: arrays.counts, contents: counts },
    ],
  };
}
