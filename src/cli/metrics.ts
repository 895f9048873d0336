import { at } from '../base/assert';
import type { StepColumns, ValidationReport } from '../run/runEvent';

/** Rows of `metrics.jsonl` for steps. `loss` is in nats per loss-carrying token, `ms` wall time. */
export function stepRows(columns: StepColumns) {
  return Array.from(columns.step, (step, i) => ({
    step,
    loss: at(columns.loss, i),
    learning_rate: at(columns.learningRate, i),
    grad_norm: at(columns.gradNorm, i),
    tokens: at(columns.tokens, i),
    ms: at(columns.milliseconds, i),
  }));
}

/** A row of `metrics.jsonl` for a validation. */
export const validationRow = ({ step, epoch, loss, best }: ValidationReport) => ({
  step,
  epoch,
  validation_loss: loss,
  best,
});
