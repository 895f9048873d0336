import {
  concat,
  gather,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core';
import { at } from '../../base/assert';
import type { Frame } from './attention';
import { type Constants, MASKED } from './constants';
import type { Packing } from './packing';

/**
 * The positions of a batch whose output anybody reads. The last block needs keys and values everywhere, but queries,
 * projection and MLP only here: with one answer token in 64 that is almost a whole block less.
 */
export interface QueryPlan {
  /** Positions per row; rows with fewer are filled up with their first position. */
  readonly perRow: number;
  /** Flat positions, [rows * perRow]. */
  readonly positions: Int32Array;
  /** 1 where `positions` holds one that was asked for, 0 where it only fills up. */
  readonly real: Uint8Array;
  /** For each flat position its index among `positions`, or `positions.length`. */
  readonly inverse: Int32Array;
}

/** Undefined when so many positions are wanted that leaving out the others saves nothing. wanted [rows * length]. */
export function planQueries(wanted: Uint8Array, rows: number): QueryPlan | undefined {
  const length = wanted.length / rows;
  const lists = Array.from({ length: rows }, (_, row) => {
    const own = wanted.subarray(row * length, (row + 1) * length);
    return [...own.entries()].flatMap(([i, isWanted]) => (isWanted === 0 ? [] : [row * length + i]));
  });
  const most = Math.max(...lists.map((list) => list.length));
  const perRow = most <= 2 ? most : Math.ceil(most / 4) * 4;
  if (perRow > length / 2) return undefined;
  const positions = new Int32Array(rows * perRow);
  const real = new Uint8Array(rows * perRow);
  const inverse = new Int32Array(wanted.length).fill(rows * perRow);
  lists.forEach((list, row) => {
    const first = row * perRow;
    positions.fill(row * length, first, first + perRow);
    positions.set(list, first);
    real.fill(1, first, first + list.length);
    list.forEach((position, i) => {
      inverse[position] = first + i;
    });
  });
  return { perRow, positions, real, inverse };
}

/** A query plan on the device. */
export type Queries = {
  readonly frame: Frame;
  /** The computed row of each, [B * A]. */
  readonly positions: Tensor1D;
  /** For each computed row its query, or B * A. [n] */
  readonly inverse: Tensor1D;
  readonly mask: Tensor4D; // [B, 1, A, T]
};

/** Uploads a plan for a batch of shape `frame`, whose rows are all computed or those of `packing`. */
export function createQueries(plan: QueryPlan, frame: Frame, packing?: Packing): Queries {
  const mask = new Float32Array(plan.positions.length * frame.length).fill(MASKED);
  plan.positions.forEach((position, query) => {
    mask.fill(0, query * frame.length, query * frame.length + (position % frame.length) + 1);
  });
  return {
    frame: { ...frame, length: plan.perRow },
    positions: tensor1d(packing === undefined ? plan.positions : rowsAt(plan.positions, packing), 'int32'),
    inverse: tensor1d(
      packing?.positions.map((position) => at(plan.inverse, position)) ?? plan.inverse,
      'int32',
    ),
    mask: tensor4d(mask, [frame.rows, 1, plan.perRow, frame.length]),
  };
}

/** Rows that only fill up may stand where nothing is computed: any row will do. */
function rowsAt(positions: Int32Array, { rowOf }: Packing): Int32Array {
  return positions.map((position) => Math.max(0, at(rowOf, position)));
}

/** [n, d] -> [B * A, d] */
export function pick(x: Tensor2D, queries: Queries): Tensor2D {
  return gather(x, queries.positions);
}

/** The reverse for gradients, zero at every other row: [B * A, d] -> [n, d]. */
export function spread(dx: Tensor2D, queries: Queries, constants: Constants): Tensor2D {
  return tidy(() => gather(concat([dx, constants.zeroRow(at(dx.shape, 1))], 0), queries.inverse));
}
