import {
  add,
  concat,
  gather,
  matMul,
  reshape,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tensor1d,
  tensor2d,
  tidy,
} from '@tensorflow/tfjs-core';
import { at } from '../../base/assert';
import { bucketed, type InputPlan } from './batchPlan';
import type { Constants } from './constants';
import { lookUp, type RowTable } from './rowTable';

/**
 * x = words + virtual + positions. Virtual tokens get learned positions too, as in NeMo and in transformers'
 * `inputs_embeds`. `positions` is [T, d], the same for every row, or [n, d].
 */
export function embedForward(
  plan: InputPlan,
  words: RowTable,
  virtual: Tensor2D,
  positions: Tensor2D,
  constants: Constants,
): Tensor2D {
  return tidy(() => {
    const count = plan.wordIds.length;
    const [length, width] = positions.shape;
    let x: Tensor = lookUp(words, plan.wordIds); // [n, d]
    if (plan.virtualRows.length > 0) {
      const sources = new Int32Array(count).fill(virtual.shape[0]);
      plan.virtualPositions.forEach((position, index) => {
        sources[position] = at(plan.virtualRows, index);
      });
      const withZero = concat([virtual, constants.zeroRow(width)], 0); // [R + 1, d]
      x = add(x, gather(withZero, tensor1d(sources, 'int32'))); // [n, d]
    }
    const placed = add(reshape(x, [count / length, length, width]), positions); // [B, T, d]
    return reshape(placed, [count, width]);
  });
}

/** The rows that hold virtual tokens, filled up to a bucket with the first row; the gradient is needed at these alone. */
export function virtualPlaces(plan: InputPlan): Tensor1D {
  const positions = new Int32Array(bucketed(plan.virtualPositions.length));
  positions.set(plan.virtualPositions);
  return tensor1d(positions, 'int32');
}

/**
 * Gradient of the virtual rows: S dx with S [R, u] one where the u-th virtual place holds row R. A matmul instead of a
 * scatter: the sum has a fixed order, and a row that no place uses is exactly zero. dx [u, d] at `virtualPlaces` -> [R, d].
 */
export function embedBackward(dx: Tensor2D, plan: InputPlan, rowCount: number): Tensor2D {
  const size = dx.shape[0];
  const selection = new Float32Array(rowCount * size);
  plan.virtualRows.forEach((row, index) => {
    selection[row * size + index] = 1;
  });
  return tidy(() => matMul(tensor2d(selection, [rowCount, size]), dx));
}
