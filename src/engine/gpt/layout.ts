import {
  concat,
  gather,
  matMul,
  ones,
  type Rank,
  reshape,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  tidy,
} from '@tensorflow/tfjs-core';
import { type Frame, mergeHeads, splitHeads } from './attention';
import type { Constants } from './constants';
import type { Packing } from './packing';

/**
 * How the computed rows [n, d] of a batch become what attention reads, [B, H, T, hd], and back; and the same for
 * gradients.
 */
export interface Layout {
  readonly frame: Frame;
  toHeads(x: Tensor2D): Tensor4D;
  fromHeads(x: Tensor4D): Tensor2D;
  /** The transpose of `fromHeads`: zero wherever that reads nothing. */
  gradientToHeads(dx: Tensor2D): Tensor4D;
  /** The transpose of `toHeads`: sums where that makes copies. */
  gradientFromHeads(dx: Tensor4D): Tensor2D;
}

/** Every position of the frame is a row, in order. */
export function paddedLayout(frame: Frame): Layout {
  const toHeads = (x: Tensor2D): Tensor4D => splitHeads(x, frame);
  const fromHeads = (x: Tensor4D): Tensor2D => mergeHeads(x, frame);
  return { frame, toHeads, fromHeads, gradientToHeads: toHeads, gradientFromHeads: fromHeads };
}

/**
 * Rows as a packing has them. Each index below names a stretch of hd numbers, so that one gather does what padding and
 * transposing would. What padding holds is whatever the first row has: nobody reads it, and as it stands behind all that is
 * read, nobody attends to it. Call inside a tidy.
 */
export function packedLayout(packing: Packing, frame: Frame, constants: Constants): Layout {
  const { rows, length, heads, headSize } = frame;
  const { shared, positions, rowOf } = packing;
  const count = positions.length;
  const spread = new Int32Array(rows * heads * length); // [B, H, T] -> stretch of [n, H]
  const own = new Int32Array(spread.length).fill(count * heads); // the same, but copies find zeros
  const collect = new Int32Array(count * heads); // [n, H] -> stretch of [B, H, T]
  const copies = new Int32Array(rows * shared * heads); // [B, S, H] -> stretch of [B, H, T]
  rowOf.forEach((computed, position) => {
    const [row, place] = [Math.floor(position / length), position % length];
    for (let head = 0; head < heads; head++) {
      const there = (row * heads + head) * length + place;
      if (place < shared) copies[(row * shared + place) * heads + head] = there;
      if (computed < 0) continue;
      const here = computed * heads + head;
      spread[there] = here;
      if (positions[computed] !== position) continue;
      own[there] = here;
      collect[here] = there;
    }
  });
  const indices = {
    spread: tensor1d(spread, 'int32'),
    own: tensor1d(own, 'int32'),
    collect: tensor1d(collect, 'int32'),
    copies: tensor1d(copies, 'int32'),
    rest: tensor1d(collect.subarray(shared * heads), 'int32'),
  };
  const stretches = (x: Tensor2D | Tensor4D): Tensor2D => reshape(x, [x.size / headSize, headSize]);
  const picked = (x: Tensor2D | Tensor4D, index: Tensor1D): Tensor2D => gather(stretches(x), index);
  const framed = (x: Tensor2D): Tensor4D => reshape(x, [rows, heads, length, headSize]);
  const asRows = (x: Tensor2D): Tensor2D => reshape(x, [x.size / (heads * headSize), heads * headSize]);
  return {
    frame,
    toHeads: (x) => tidy(() => framed(picked(x, indices.spread))),
    fromHeads: (x) => tidy(() => asRows(picked(x, indices.collect))),
    gradientToHeads: (dx) =>
      tidy(() =>
        framed(gather(concat<Tensor2D>([stretches(dx), constants.zeroRow(headSize)], 0), indices.own)),
      ),
    gradientFromHeads: (dx) =>
      tidy(() => {
        const rest = asRows(picked(dx, indices.rest)); // [n - S, d]
        if (shared === 0) return rest;
        const all: Tensor2D = reshape(picked(dx, indices.copies), [rows, shared * heads * headSize]);
        const sums: Tensor2D = matMul(ones<Rank.R2>([1, rows]), all); // [1, S * d]
        return concat([asRows(sums), rest], 0);
      }),
  };
}
