import type { EvaluateEvent } from '../bridge/contract';
import type { Contestant } from '../run/judging/types';
import type { RowPrediction } from '../run/prediction';
import { answerRows, type ScoredRow, type ScoringParts } from './scoreRows';

/**
 * Every row answered, by line, with progress on the way. `withText`: where labels are scored the model also writes, over the
 * whole vocabulary whatever softmax decides between the labels.
 */
export async function* answerAll(
  contestant: Contestant,
  rows: readonly ScoredRow[],
  parts: ScoringParts,
  withText: boolean,
): AsyncGenerator<EvaluateEvent, readonly RowPrediction[]> {
  const writing = withText ? rows.filter(isScored).map(asWritten) : [];
  const total = rows.length + writing.length;
  const answers: RowPrediction[] = [];
  for await (const group of answerRows(rows, parts)) {
    for (const row of group) answers.push(row);
    yield { kind: 'progress', contestant, done: answers.length, total };
  }
  const texts = new Map<number, string>();
  for await (const group of answerRows(writing, parts)) {
    for (const { line, prediction } of group) texts.set(line, prediction);
    yield { kind: 'progress', contestant, done: answers.length + texts.size, total };
  }
  return answers
    .toSorted((a, b) => a.line - b.line)
    .map((row) => (texts.has(row.line) ? { ...row, text: texts.get(row.line) } : row));
}

const isScored = ({ labels, outcome }: ScoredRow): boolean => labels.length > 0 && outcome.kind === 'encoded';

const asWritten = (row: ScoredRow): ScoredRow => ({ ...row, labels: [], lossOver: 'vocabulary' });
