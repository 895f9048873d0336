import { type Scalar, stack, type Tensor1D } from '@tensorflow/tfjs-core';
import { at } from '../base/assert';
import type { StepColumns } from '../run/runEvent';

/** A step that was queued; its loss and norm may not be computed yet. */
export interface QueuedStep {
  /** From 1. */
  readonly step: number;
  readonly loss: Scalar;
  readonly gradNorm: Scalar;
  readonly learningRate: number;
  readonly tokens: number;
  readonly milliseconds: number;
}

export interface ReadSteps {
  /** The steps up to, but without, the first that is not finite. */
  readonly columns: StepColumns;
  /** The first step whose loss or gradient norm is NaN or infinite. */
  readonly nonFiniteStep: number | undefined;
}

/** Reads losses and norms of several steps in one transfer, and frees them. */
export async function readSteps(queued: readonly QueuedStep[]): Promise<ReadSteps> {
  const scalars = [...queued.map((step) => step.loss), ...queued.map((step) => step.gradNorm)];
  const together = stack(scalars) as Tensor1D;
  for (const scalar of scalars) scalar.dispose();
  const values = await together.data();
  together.dispose();
  const loss = Float64Array.from(values.subarray(0, queued.length));
  const gradNorm = Float64Array.from(values.subarray(queued.length));
  const bad = queued.findIndex((_, i) => !Number.isFinite(at(loss, i)) || !Number.isFinite(at(gradNorm, i)));
  const good = bad < 0 ? queued : queued.slice(0, bad);
  return {
    columns: {
      step: Float64Array.from(good, (step) => step.step),
      loss: loss.slice(0, good.length),
      learningRate: Float64Array.from(good, (step) => step.learningRate),
      gradNorm: gradNorm.slice(0, good.length),
      tokens: Float64Array.from(good, (step) => step.tokens),
      milliseconds: Float64Array.from(good, (step) => step.milliseconds),
    },
    nonFiniteStep: queued[bad]?.step,
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
