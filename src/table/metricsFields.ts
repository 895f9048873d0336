import * as v from 'valibot';
import { exactObject, orNull } from '../base/narrow';
import type { PromptMetrics } from './promptTable';

const finite = v.pipe(v.number(), v.finite());

/** Metrics of a prompt by their names on disk. */
export const metricsSchema = exactObject({
  validation_loss: orNull(finite, null),
  best_step: orNull(finite, null),
  steps: finite,
  accuracy: orNull(finite, null),
  macro_f1: orNull(finite, null),
  majority_accuracy: orNull(finite, null),
  measured_on: orNull(v.picklist(['test', 'validation']), null),
});

export function printMetrics(metrics: PromptMetrics) {
  return {
    validation_loss: metrics.validationLoss ?? null,
    best_step: metrics.bestStep ?? null,
    steps: metrics.steps,
    accuracy: metrics.accuracy ?? null,
    macro_f1: metrics.macroF1 ?? null,
    majority_accuracy: metrics.majorityAccuracy ?? null,
    measured_on: metrics.measuredOn ?? null,
  };
}

export function metricsFromFile(file: v.InferOutput<typeof metricsSchema>): PromptMetrics {
  return {
    validationLoss: file.validation_loss,
    bestStep: file.best_step,
    steps: file.steps,
    accuracy: file.accuracy,
    macroF1: file.macro_f1,
    majorityAccuracy: file.majority_accuracy,
    measuredOn: file.measured_on,
  };
}
