import { at } from '../base/assert';
import type { StepColumns } from '../run/runEvent';
import { firstNonFinite, type StepNumbers } from './stepMachine';

/** A step that was queued; its numbers may not be computed yet. */
export interface QueuedStep {
  /** From 1. */
  readonly step: number;
  readonly learningRate: number;
  readonly tokens: number;
  /** When it was begun, by `performance.now()`. */
  readonly begun: number;
}

export interface ReadSteps {
  /** The steps up to, but without, the first that is not finite. */
  readonly columns: StepColumns;
  /** The first step whose loss or gradient norm is NaN or infinite. */
  readonly nonFiniteStep: number | undefined;
}

/**
 * Queued steps with the numbers that were read for them. `milliseconds`: what each of them took, on average over those that
 * were read together.
 */
export function readSteps(
  queued: readonly QueuedStep[],
  { loss, gradNorm }: StepNumbers,
  milliseconds: number,
): ReadSteps {
  const bad = firstNonFinite({ loss, gradNorm });
  const good = bad < 0 ? queued : queued.slice(0, bad);
  return {
    columns: {
      step: Float64Array.from(good, (step) => step.step),
      loss: loss.slice(0, good.length),
      learningRate: Float64Array.from(good, (step) => step.learningRate),
      gradNorm: gradNorm.slice(0, good.length),
      tokens: Float64Array.from(good, (step) => step.tokens),
      milliseconds: new Float64Array(good.length).fill(milliseconds),
    },
    nonFiniteStep: bad < 0 ? undefined : at(queued, bad).step,
  };
}

/** Columns of several readings as one. */
export function joinColumns(parts: readonly StepColumns[]): StepColumns {
  const join = (column: keyof StepColumns): Float64Array =>
    Float64Array.from(parts.flatMap((part) => [...part[column]]));
  return {
    step: join('step'),
    loss: join('loss'),
    learningRate: join('learningRate'),
    gradNorm: join('gradNorm'),
    tokens: join('tokens'),
    milliseconds: join('milliseconds'),
  };
}
