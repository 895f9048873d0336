import type { CandidatePrompt, EncodedExample } from '../prompt/encodedExample';
import type { LossOver, TuningConfig } from '../run/tuningConfig';

const ascending = (ids: Iterable<number>): Int32Array => Int32Array.from(new Set(ids)).sort();

/**
 * Token ids of a restricted softmax: all that carry loss in a training or validation row (so the labels' tokens and EOS),
 * ascending.
 */
export function candidateIds(rows: readonly EncodedExample[]): Int32Array {
  return ascending(
    rows.flatMap((row) => Array.from(row.ids).filter((_, i) => i > 0 && row.lossMask[i] === 1)),
  );
}

/** Token ids that occur in any candidate answer of these prompts, ascending; EOS is among them. */
export function answerIds(prompts: readonly CandidatePrompt[]): Int32Array {
  const found = new Set<number>();
  for (const { candidates } of prompts) for (const ids of candidates) for (const id of ids) found.add(id);
  return ascending(found);
}

/**
 * Which softmax a run uses. `auto` restricts it when every answer is one of a few labels (`scorable` holds the labels
 * of each task, none where there are too many): on a small base that learns far sooner.
 */
export function resolveLossOver(
  wish: TuningConfig['lossOver'],
  answerOnly: boolean,
  scorable: readonly (readonly string[])[],
): LossOver {
  if (wish !== 'auto') return wish;
  return answerOnly && scorable.length > 0 && scorable.every((labels) => labels.length > 0)
    ? 'candidates'
    : 'vocabulary';
}
