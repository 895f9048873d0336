import type { RowPrediction } from '../run/prediction';

/** An answer as the engine gives it, scored between `good` and `bad` unless said otherwise. */
export function prediction(
  line: number,
  label: string,
  answer: string,
  more: Partial<RowPrediction> = {},
): RowPrediction {
  const labels = ['good', 'bad'];
  const entries = labels.map((each) => [each, each === answer ? -1 : -3] as const);
  return {
    split: 'test',
    line,
    taskname: 'mood',
    label,
    prediction: answer,
    labelScores: Object.fromEntries(entries),
    candidateScores: undefined,
    labelTokens: { good: 2, bad: 2 },
    cut: 0,
    skipped: undefined,
    ...more,
  };
}
