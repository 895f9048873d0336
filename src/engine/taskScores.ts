import type { RowPrediction } from '../bridge/contract';
import type { EncodedExample } from '../prompt/encodedExample';
import type { TaskScore } from '../run/runEvent';
import { accuracy, macroF1, majorityLabel } from '../run/score';

/** Generated text is judged without the white space around it: whether an answer starts with a space is the template's matter. */
const judge = (row: RowPrediction) => {
  const exact = row.labelScores !== undefined;
  const label = row.label ?? '';
  return exact
    ? { label, prediction: row.prediction }
    : { label: label.trim(), prediction: row.prediction.trim() };
};

/** Scores per task over the rows that have a label and were answered; a task without such rows has no score. */
export function taskScores(
  predictions: readonly RowPrediction[],
  train: readonly EncodedExample[],
): readonly TaskScore[] {
  const answered = predictions.filter((row) => row.label !== undefined && row.skipped === undefined);
  const tasknames = new Set(answered.map((row) => row.taskname));
  return [...tasknames].flatMap((taskname): TaskScore[] => {
    const rows = answered.filter((row) => row.taskname === taskname);
    const labels = train.flatMap((row) =>
      row.taskname === taskname && row.label !== undefined ? [row.label] : [],
    );
    const majority = majorityLabel(labels);
    const [first] = rows;
    if (majority === undefined || first === undefined) return [];
    const judged = rows.map(judge);
    const alwaysMajority = rows.map((row) => ({ label: row.label ?? '', prediction: majority }));
    return [
      {
        taskname,
        split: first.split,
        rows: rows.length,
        accuracy: accuracy(judged),
        macroF1: macroF1(judged),
        majorityAccuracy: accuracy(alwaysMajority),
        majorityLabel: majority,
        judgedBy: first.labelScores === undefined ? 'greedy-text' : 'label-scores',
      },
    ];
  });
}
