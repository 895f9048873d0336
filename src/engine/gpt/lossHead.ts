import {
  add,
  concat,
  gather,
  mul,
  type Scalar,
  slice,
  type Tensor2D,
  tensor1d,
  tensor2d,
  tidy,
} from '@tensorflow/tfjs-core';
import type { LossPlan } from './batchPlan';
import type { GptTensors } from './gptTensors';
import { crossEntropyForward, crossEntropyWithGradient, type LossRows } from './head';
import { normalizeBackward, normalizeForward } from './layerNorm';
import { lookUp, type RowTable } from './rowTable';

/** Logits of one call stay below this, whatever the device allows. */
const MAX_LOGIT_BYTES = 64 * 2 ** 20;

/** The final LayerNorm with its gain and bias. x [n, d] -> [n, d]. */
export function finalNorm(x: Tensor2D, gpt: GptTensors): Tensor2D {
  return tidy(() => {
    const { normal } = normalizeForward(x, gpt.constants.scalar(gpt.config.layerNormEpsilon));
    return add(mul(normal, gpt.finalGain), gpt.finalShift) as Tensor2D;
  });
}

/** Positions whose logits may be held at once. */
export function positionsPerChunk(table: RowTable, maxBindingBytes: number): number {
  const bytes = Math.min(maxBindingBytes, MAX_LOGIT_BYTES);
  const most = Math.floor(bytes / (4 * table.padding.shape[1]));
  return most >= 8 ? Math.floor(most / 8) * 8 : Math.max(1, most);
}

function lossRows(hidden: Tensor2D, plan: LossPlan, table: RowTable, from: number, count: number): LossRows {
  return {
    hidden: slice(hidden, [from, 0], [count, -1]),
    labelRows: lookUp(table, plan.labels.subarray(from, from + count)),
    weights: tensor2d(plan.weights.slice(from, from + count), [count, 1]),
  };
}

function chunks(count: number, size: number): readonly { readonly from: number; readonly count: number }[] {
  const starts = Array.from({ length: Math.ceil(count / size) }, (_, index) => index * size);
  return starts.map((from) => ({ from, count: Math.min(size, count - from) }));
}

function lossHidden(output: Tensor2D, plan: LossPlan): Tensor2D {
  return gather(output, tensor1d(plan.positions, 'int32')); // [n, d]
}

/** Loss over the planned positions; output [n, d] of the last block. */
export function lossForward(output: Tensor2D, gpt: GptTensors, plan: LossPlan, table: RowTable): Scalar {
  return tidy(() => {
    const hidden = finalNorm(lossHidden(output, plan), gpt);
    return chunks(plan.labels.length, positionsPerChunk(table, gpt.maxBindingBytes))
      .map(({ from, count }) =>
        tidy(() => crossEntropyForward(lossRows(hidden, plan, table, from, count), table)),
      )
      .reduce((total, part) => add(total, part) as Scalar);
  });
}

/** The same, and the gradient of `output`, zero where no position carries loss. */
export function lossWithGradient(
  output: Tensor2D,
  gpt: GptTensors,
  plan: LossPlan,
  table: RowTable,
): { readonly loss: Scalar; readonly gradient: Tensor2D } {
  return tidy(() => {
    const epsilon = gpt.constants.scalar(gpt.config.layerNormEpsilon);
    const normalized = normalizeForward(lossHidden(output, plan), epsilon); // [n, d]
    const hidden = add(mul(normalized.normal, gpt.finalGain), gpt.finalShift) as Tensor2D;
    const parts = chunks(plan.labels.length, positionsPerChunk(table, gpt.maxBindingBytes)).map(
      ({ from, count }) =>
        tidy(() => crossEntropyWithGradient(lossRows(hidden, plan, table, from, count), table)),
    );
    const loss = parts.map((part) => part.loss).reduce((total, part) => add(total, part) as Scalar);
    const dHidden = concat(
      parts.map((part) => part.gradient),
      0,
    ); // [n, d]
    const dRows = normalizeBackward(mul(dHidden, gpt.finalGain) as Tensor2D, normalized); // [n, d]
    const withZero = concat([dRows, gpt.constants.zeroRow(gpt.config.hiddenSize)], 0); // [n + 1, d]
    return { loss, gradient: gather(withZero, tensor1d(plan.inverse, 'int32')) };
  });
}
