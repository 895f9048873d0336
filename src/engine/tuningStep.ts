import { add, div, type Scalar, type Tensor1D, type Tensor2D, tidy } from '@tensorflow/tfjs-core';
import { assert } from '../base/assert';
import type { EncodedBatch } from '../prompt/encodedExample';
import type { OptimiserSettings } from '../run/tuningConfig';
import type { FrozenModel, LossOptions, VirtualRows } from './frozenModel';
import { type OptimiserState, optimiserStep } from './optimiser';
import type { PromptEncoder } from './promptEncoder';

/** What stays the same over all steps of a run, but for the model. */
export interface TrainingParts {
  readonly encoder: PromptEncoder;
  readonly optimiser: OptimiserSettings;
  readonly lossOptions: LossOptions;
}

export interface StepParts extends TrainingParts {
  readonly model: FrozenModel;
}

/** Virtual rows as the encoder gives them: task t starts at row t * V. */
export function virtualRowsOf(encoder: PromptEncoder, embeddings: Tensor2D): VirtualRows {
  const offsets = Array.from({ length: encoder.taskCount }, (_, task) => task * encoder.totalVirtualTokens);
  return { embeddings, offsets };
}

/** Sum of two tensors that are then freed. */
function replaceBySum<T extends Scalar | Tensor2D>(sum: T | undefined, next: T): T {
  if (sum === undefined) return next;
  const total = add<T>(sum, next);
  sum.dispose();
  next.dispose();
  return total;
}

/**
 * Loss and gradient of all parameters for one optimiser step: the mean over its micro-batches. The encoder runs once; the
 * gradient of its rows is gathered over the micro-batches, then goes back through the encoder once.
 * Both tensors belong to the caller. Frees all else, also when the model throws.
 */
export function stepGradient(
  parts: Omit<StepParts, 'optimiser'>,
  parameters: Tensor1D,
  microBatches: readonly EncodedBatch[],
): { readonly loss: Scalar; readonly gradient: Tensor1D } {
  const { model, encoder, lossOptions } = parts;
  const pass = encoder.forward(parameters);
  let lossSum: Scalar | undefined;
  let rowSum: Tensor2D | undefined;
  try {
    const rows = virtualRowsOf(encoder, pass.rows);
    for (const batch of microBatches) {
      const { loss, gradient } = model.lossAndGradient(batch, rows, lossOptions);
      lossSum = replaceBySum(lossSum, loss);
      rowSum = replaceBySum(rowSum, gradient);
    }
    assert(lossSum !== undefined && rowSum !== undefined, 'a step has at least one micro-batch');
    const sums = { loss: lossSum, rows: rowSum };
    return tidy(() => ({
      loss: div<Scalar>(sums.loss, microBatches.length),
      gradient: pass.backward(div(sums.rows, microBatches.length)),
    }));
  } finally {
    lossSum?.dispose();
    rowSum?.dispose();
    pass.dispose();
  }
}

/**
 * One step of p-tuning: encoder, frozen model and loss, back, optimiser. The loss is the one before the update. Tensors
 * belong to the caller, who also still owns the old state.
 */
export function tuningStep(
  parts: StepParts,
  state: OptimiserState,
  microBatches: readonly EncodedBatch[],
  learningRate: number,
): { readonly state: OptimiserState; readonly loss: Scalar; readonly gradNorm: Scalar } {
  const { loss, gradient } = stepGradient(parts, state.parameters, microBatches);
  const next = optimiserStep(state, gradient, learningRate, parts.optimiser);
  gradient.dispose();
  return { ...next, loss };
}
