import { tensor2d } from '@tensorflow/tfjs-core';
import type { RowPrediction, RunEvent } from '../bridge/contract';
import type { EncodedRun } from './encodeRun';
import type { Base } from './loadedBase';
import type { RunControl } from './runControl';
import { answerRows } from './scoreRows';
import { waitWhilePaused } from './validate';

/**
 * Answers the held-out rows with baked prompts, [taskCount * V * d]; by line. A stop commanded while this goes on ends it, and
 * the rows answered so far are returned.
 */
export async function* scoreRun(
  base: Base,
  encoded: EncodedRun,
  baked: Float32Array,
  virtualTokens: number,
  control: RunControl,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, readonly RowPrediction[]> {
  const { hiddenSize } = base.checkpoint.config;
  const stopsBefore = control.stops;
  const total = encoded.scored.length;
  const predictions: RowPrediction[] = [];
  const embeddings = tensor2d(baked, [baked.length / hiddenSize, hiddenSize]);
  const offsets = Array.from(
    { length: baked.length / hiddenSize / virtualTokens },
    (_, t) => t * virtualTokens,
  );
  try {
    yield { kind: 'phase', phase: 'scoring', done: 0, total };
    const answers = answerRows(encoded.scored, {
      model: base.model,
      tokenizer: base.checkpoint.tokenizer,
      rows: { embeddings, offsets },
      maxNewTokens: encoded.longestAnswer,
      normalisation: 'sum',
      signal,
    });
    for await (const group of answers) {
      for (const row of group) predictions.push(row);
      yield { kind: 'phase', phase: 'scoring', done: predictions.length, total };
      yield* waitWhilePaused(control, signal, predictions.length, total);
      if (control.stops > stopsBefore) break;
    }
  } finally {
    embeddings.dispose();
  }
  return predictions.toSorted((a, b) => a.line - b.line);
}
