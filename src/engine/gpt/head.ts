import {
  add,
  argMax,
  concat,
  div,
  exp,
  log,
  matMul,
  max,
  mul,
  type Scalar,
  slice,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  tidy,
} from '@tensorflow/tfjs-core';
import { at } from '../../base/assert';
import type { RowTable } from './rowTable';

/** Logits against every row of the table and its padding (which gets MASKED). h [n, d] -> [n, columns]. */
function paddedLogits(h: Tensor2D, table: RowTable): Tensor2D {
  const parts = table.blocks.map((block) => matMul(h, block.rowsT)); // [n, P] each
  return add(parts.length === 1 ? at(parts, 0) : concat(parts, 1), table.padding) as Tensor2D;
}

/** Logits of the real rows only, [n, d] -> [n, rowCount]. */
export function plainLogits(h: Tensor2D, table: RowTable): Tensor2D {
  return tidy(() => {
    const parts = table.blocks.map((block, index) => {
      const real = Math.min(table.rowsPerBlock, table.rowCount - index * table.rowsPerBlock);
      return slice(matMul(h, block.rowsT), [0, 0], [-1, real]);
    });
    return concat(parts, 1) as Tensor2D;
  });
}

type Softmax = {
  readonly exponentials: Tensor2D; // [n, columns], exp(logit - max)
  readonly total: Tensor2D; // [n, 1]
  readonly logTotal: Tensor2D; // [n, 1], log sum exp(logit)
};

function softmaxParts(h: Tensor2D, table: RowTable): Softmax {
  const logits = paddedLogits(h, table); // [n, columns]
  const highest = max(logits, 1, true); // [n, 1]
  const exponentials = exp(sub(logits, highest)) as Tensor2D;
  const total = sum(exponentials, 1, true) as Tensor2D;
  return { exponentials, total, logTotal: add(highest, log(total)) as Tensor2D };
}

/** log sum_v exp(h . row_v), [n, d] -> [n, 1], in nats. */
export function logSumExp(h: Tensor2D, table: RowTable): Tensor2D {
  return tidy(() => softmaxParts(h, table).logTotal);
}

/** Logit of one row per position, h . row; h and rows [n, d] -> [n, 1]. */
export function ownLogits(h: Tensor2D, rows: Tensor2D): Tensor2D {
  return tidy(() => sum(mul(h, rows), 1, true) as Tensor2D);
}

/** Column with the highest logit, [n, d] -> [n] (int32); `idOfColumn` tells which id it is. */
export function bestColumns(h: Tensor2D, table: RowTable): Tensor1D {
  return tidy(() => argMax(paddedLogits(h, table), 1) as Tensor1D);
}

/** The part of the head for a few loss-carrying positions: hidden states, the rows of their labels, and weights. */
export type LossRows = {
  readonly hidden: Tensor2D; // [n, d]
  readonly labelRows: Tensor2D; // [n, d]
  readonly weights: Tensor2D; // [n, 1], mask / sum(mask); 0 for rows that fill up a bucket
};

/** sum_i w_i (log sum_v exp(h_i . row_v) - h_i . row_label), a scalar in nats. */
export function crossEntropyForward(rows: LossRows, table: RowTable): Scalar {
  return tidy(() => weightedLoss(rows, softmaxParts(rows.hidden, table)));
}

/**
 * The same with the gradient of `hidden`, (softmax * w) rows - w row_label. The label enters as its own row, so there is
 * no one-hot of the vocabulary and nothing is added atomically.
 */
export function crossEntropyWithGradient(
  rows: LossRows,
  table: RowTable,
): { readonly loss: Scalar; readonly gradient: Tensor2D } {
  return tidy(() => {
    const parts = softmaxParts(rows.hidden, table);
    const weighted = mul(parts.exponentials, div(rows.weights, parts.total)) as Tensor2D; // [n, columns]
    let first = 0;
    const pulls = table.blocks.map((block) => {
      const width = block.rows.shape[0];
      const share = table.blocks.length === 1 ? weighted : slice(weighted, [0, first], [-1, width]);
      first += width;
      return matMul(share, block.rows); // [n, d]
    });
    const gradient = sub(
      pulls.reduce((total, part) => add(total, part)),
      mul(rows.labelRows, rows.weights),
    ) as Tensor2D; // [n, d]
    return { loss: weightedLoss(rows, parts), gradient };
  });
}

function weightedLoss(rows: LossRows, parts: Softmax): Scalar {
  const losses = sub(parts.logTotal, ownLogits(rows.hidden, rows.labelRows)); // [n, 1]
  return sum(mul(losses, rows.weights)) as Scalar;
}
