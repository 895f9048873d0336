import type { BackendReport, ModelReport, RunReport } from '../bridge/contract';
import type { RowCounts, TaskScore } from '../run/runEvent';
import { printTuningConfig } from '../run/tuningConfigFile';
import type { TunePlan } from './tunePlan';

const countsEntry = ({ given, kept, cut, skipped }: RowCounts) => ({ given, kept, cut, skipped });

const scoreEntry = (score: TaskScore) => ({
  taskname: score.taskname,
  split: score.split,
  rows: score.rows,
  accuracy: score.accuracy,
  macro_f1: score.macroF1,
  majority_accuracy: score.majorityAccuracy,
  majority_label: score.majorityLabel,
  judged_by: score.judgedBy,
});

/** Mean over tasks, each weighing as many rows as it was measured on; null when nothing was measured. */
function overall(scores: readonly TaskScore[], measure: (score: TaskScore) => number): number | null {
  const rows = scores.reduce((sum, score) => sum + score.rows, 0);
  return rows === 0 ? null : scores.reduce((sum, score) => sum + measure(score) * score.rows, 0) / rows;
}

/** The content of `report.json`: how well it went, on what, with what. */
export function reportEntry(
  report: RunReport,
  plan: TunePlan,
  {
    backend,
    model,
    trainRows,
  }: { backend: BackendReport; model: ModelReport; trainRows: number | undefined },
) {
  const { scores, counts } = report;
  return {
    accuracy: overall(scores, (score) => score.accuracy),
    macro_f1: overall(scores, (score) => score.macroF1),
    majority_accuracy: overall(scores, (score) => score.majorityAccuracy),
    measured_on: scores[0]?.split ?? null,
    tasks: scores.map(scoreEntry),
    end: report.reason,
    steps: report.steps,
    best_step: report.bestStep ?? null,
    best_validation_loss: report.bestValidationLoss ?? null,
    non_finite_step: report.nonFiniteStep ?? null,
    rows: {
      train: countsEntry(counts.train),
      validation: countsEntry(counts.validation),
      test: countsEntry(counts.test),
    },
    seconds: report.seconds,
    seed: plan.config.seed,
    loss_over: report.lossOver,
    backend: backend.kind,
    adapter: backend.adapter,
    base: model.name,
    fingerprint: model.fingerprint,
    data: {
      train: plan.data,
      validation: plan.validation ?? null,
      test: plan.test ?? null,
      train_rows: trainRows ?? null,
    },
    config: printTuningConfig(plan.config),
  };
}
