import { assertUnreachable } from '../base/assert';
import type { ScheduleSettings } from './tuningConfig';

/** Warm-up then half a cosine down to `min`, as NeMo 1.15 does without constant steps. */
function cosine(step: number, peak: number, settings: ScheduleSettings, maxSteps: number): number {
  const { warmupSteps, minLearningRate } = settings;
  if (warmupSteps > 0 && step <= warmupSteps) return (peak * (step + 1)) / (warmupSteps + 1);
  if (step > maxSteps) return minLearningRate;
  const share = (step - warmupSteps) / (maxSteps - warmupSteps);
  return minLearningRate + (peak - minLearningRate) * 0.5 * (1 + Math.cos(Math.PI * share));
}

/** NeMo's other form, used as soon as constantSteps > 0: warm-up from 0, and the last steps at the minimum. */
function cosineThenConstant(
  step: number,
  peak: number,
  settings: ScheduleSettings,
  maxSteps: number,
): number {
  const { warmupSteps, constantSteps, minLearningRate } = settings;
  if (warmupSteps > 0 && step <= warmupSteps) return (peak * step) / warmupSteps;
  const decaySteps = maxSteps - constantSteps - warmupSteps;
  if (step > warmupSteps + decaySteps) return minLearningRate;
  const share = (step - warmupSteps) / decaySteps;
  return minLearningRate + (peak - minLearningRate) * 0.5 * (1 + Math.cos(Math.PI * share));
}

/**
 * Learning rate of optimiser step `step` (from 0) of a run of `maxSteps` steps; `peak` is the rate after warm-up.
 * The cosine is NeMo 1.15's CosineAnnealing to the letter (`WarmupAnnealHoldPolicy`), constant_steps included;
 * a warm-up longer than the run goes on past its end.
 */
export function learningRateAt(
  step: number,
  peak: number,
  settings: ScheduleSettings,
  maxSteps: number,
): number {
  const { kind, warmupSteps, constantSteps } = settings;
  switch (kind) {
    case 'constant':
      return step < warmupSteps ? (peak * (step + 1)) / (warmupSteps + 1) : peak;
    case 'cosine':
      return constantSteps > 0
        ? cosineThenConstant(step, peak, settings, maxSteps)
        : cosine(step, peak, settings, maxSteps);
    default:
      return assertUnreachable(kind);
  }
}

/** The schedule a run of `maxSteps` steps follows: warm-up takes at most a tenth of it, so that short runs learn too. */
export function fitSchedule(settings: ScheduleSettings, maxSteps: number): ScheduleSettings {
  return { ...settings, warmupSteps: Math.min(settings.warmupSteps, Math.floor(maxSteps / 10)) };
}
