import type { RowPrediction, RunEvent } from '../bridge/contract';
import type { JudgedRows } from '../run/runEvent';
import { accuracy, type Judged, macroF1 } from '../run/score';
import type { VirtualRows } from './frozenModel';
import type { Base } from './loadedBase';
import type { RunControl } from './runControl';
import { answerRows, type ScoredRow } from './scoreRows';
import { waitWhilePaused } from './validate';

/** Rows that are judged at a validation: enough to see a trend, few enough to cost a few steps' time. */
export const mostJudgedRows = 64;

/**
 * Accuracy and macro-F1 of label scores on rows, with these virtual rows. Undefined without rows, or when a stop was
 * commanded on the way.
 */
export async function* judgeRows(
  base: Base,
  judged: readonly ScoredRow[],
  rows: VirtualRows,
  phase: 'baseline' | 'validating',
  control: RunControl,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, JudgedRows | undefined> {
  if (judged.length === 0) return undefined;
  const stopsBefore = control.stops;
  const predictions: RowPrediction[] = [];
  yield { kind: 'phase', phase, done: 0, total: judged.length };
  const answers = answerRows(judged, {
    model: base.model,
    tokenizer: base.checkpoint.tokenizer,
    rows,
    maxNewTokens: 1,
    normalisation: 'sum',
    signal,
  });
  for await (const group of answers) {
    predictions.push(...group);
    yield { kind: 'phase', phase, done: predictions.length, total: judged.length };
    yield* waitWhilePaused(control, signal, predictions.length, judged.length);
    if (control.stops > stopsBefore) return undefined;
  }
  return judgementOf(
    predictions.filter(({ skipped }) => skipped === undefined),
    ({ prediction }) => prediction,
  );
}

/** Scores of what `predict` says about rows that have a label; undefined when there are none. */
export function judgementOf<Row extends { readonly taskname: string; readonly label: string | undefined }>(
  rows: readonly Row[],
  predict: (row: Row) => string,
): JudgedRows | undefined {
  const judged = rows.flatMap((row) =>
    row.label === undefined ? [] : [{ taskname: row.taskname, label: row.label, prediction: predict(row) }],
  );
  if (judged.length === 0) return undefined;
  const scoresOf = (own: readonly Judged[]) => ({
    rows: own.length,
    accuracy: accuracy(own),
    macroF1: macroF1(own),
  });
  const tasknames = [...new Set(judged.map(({ taskname }) => taskname))];
  return {
    ...scoresOf(judged),
    tasks: tasknames.map((taskname) => ({
      taskname,
      ...scoresOf(judged.filter((row) => row.taskname === taskname)),
    })),
  };
}
