import { at } from '../base/assert';
import type { StepColumns } from './runEvent';

/** What a chart counts along its lower edge. `time` is seconds of steps, without validations and pauses. */
export const xAxes = ['step', 'epoch', 'examples', 'tokens', 'time'] as const;
export type XAxis = (typeof xAxes)[number];

/** What a step is worth in epochs and examples. */
export interface StepSizes {
  readonly stepsPerEpoch: number;
  readonly batchSize: number;
}

/** The place of every step on an axis, ascending; the same length as the columns. */
export function xValues(columns: StepColumns, axis: XAxis, sizes: StepSizes): Float64Array {
  switch (axis) {
    case 'step':
      return columns.step;
    case 'epoch':
      return columns.step.map((step) => step / Math.max(1, sizes.stepsPerEpoch));
    case 'examples':
      return columns.step.map((step) => step * sizes.batchSize);
    case 'tokens':
      return runningSum(columns.tokens, 1);
    case 'time':
      return runningSum(columns.milliseconds, 1e-3);
  }
}

function runningSum(values: Float64Array, unit: number): Float64Array {
  let sum = 0;
  return values.map((value) => {
    sum += value * unit;
    return sum;
  });
}

/** Index of the column entry of a step; undefined when the columns do not hold it. Steps ascend one by one. */
export function indexOfStep(columns: StepColumns, step: number): number | undefined {
  if (columns.step.length === 0) return undefined;
  const index = Math.round(step - at(columns.step, 0));
  return columns.step[index] === step ? index : undefined;
}
