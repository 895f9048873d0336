import type { Tensor2D } from '@tensorflow/tfjs-core';

/** What one moment of the recurrence leaves for the way back; both directions, [taskCount * 2, ...]. */
export interface Moment {
  /** Sigmoids of the gates i, f, (unused), o: [T * 2, 4h] */
  readonly gates: Tensor2D;
  /** tanh of gate g: [T * 2, h] */
  readonly candidate: Tensor2D;
  readonly cell: Tensor2D;
  readonly cellTanh: Tensor2D;
  /** The output h: [T * 2, h] */
  readonly hidden: Tensor2D;
}

/** Names of one direction's parameters, as torch has them. */
export const namesOf = (layer: number, suffix: string) => ({
  inputWeight: `lstm_head.weight_ih_l${layer}${suffix}`,
  recurrentWeight: `lstm_head.weight_hh_l${layer}${suffix}`,
  inputBias: `lstm_head.bias_ih_l${layer}${suffix}`,
  recurrentBias: `lstm_head.bias_hh_l${layer}${suffix}`,
});
export type DirectionNames = ReturnType<typeof namesOf>;
