import type { BaselineReport, RunSummary, SplitName } from './runEvent';

/** A score beside what it has to beat, each in 0..1. */
export interface ResultRow {
  readonly taskname: string;
  readonly split: SplitName;
  readonly rows: number;
  readonly tuned: number;
  readonly macroF1: number;
  /** The untuned model on validation rows; undefined where it was not measured. */
  readonly untuned: number | undefined;
  readonly majority: number;
  readonly majorityLabel: string;
  /** What the prompt has to beat is beaten, by more than half a point. */
  readonly beatsAll: boolean;
}

const halfPoint = 0.005;

/** How a run ended per task and part. The untuned model is measured before training, on validation rows only. */
export function resultRows(
  { scores }: Pick<RunSummary, 'scores'>,
  baseline: BaselineReport | undefined,
): readonly ResultRow[] {
  const untunedOf = (taskname: string): number | undefined =>
    baseline?.untuned.judged?.tasks.find((each) => each.taskname === taskname)?.accuracy;
  return scores.map(({ taskname, split, rows, accuracy, macroF1, majorityAccuracy, majorityLabel }) => {
    const untuned = split === 'validation' ? untunedOf(taskname) : undefined;
    return {
      taskname,
      split,
      rows,
      tuned: accuracy,
      macroF1,
      untuned,
      majority: majorityAccuracy,
      majorityLabel,
      beatsAll: accuracy > Math.max(untuned ?? 0, majorityAccuracy) + halfPoint,
    };
  });
}
