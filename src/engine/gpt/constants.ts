import { keep, type Rank, type Scalar, scalar, type Tensor2D, tensor2d, zeros } from '@tensorflow/tfjs-core';

/** Added to scores that must get no probability. Finite: the WebGPU matmul reads past tile edges, where NaN would leak. */
export const MASKED = -1e9;

/** Tensors that do not change between steps, made once and kept: a number literal in an operation would be uploaded each time. */
export interface Constants {
  scalar(value: number): Scalar;
  /** A row of zeros, [1, width]; what a lookup returns for "no row". */
  zeroRow(width: number): Tensor2D;
  /** [length, length]: 0 where key <= query, MASKED after it. */
  causalMask(length: number): Tensor2D;
  dispose(): void;
}

export function createConstants(): Constants {
  const scalars = new Map<number, Scalar>();
  const zeroRows = new Map<number, Tensor2D>();
  const masks = new Map<number, Tensor2D>();
  const remembered = <K, T extends Scalar | Tensor2D>(map: Map<K, T>, key: K, make: () => T): T => {
    const known = map.get(key);
    if (known !== undefined) return known;
    const made = keep(make());
    map.set(key, made);
    return made;
  };
  return {
    scalar: (value) => remembered(scalars, value, () => scalar(value)),
    zeroRow: (width) => remembered(zeroRows, width, () => zeros<Rank.R2>([1, width])),
    causalMask: (length) => remembered(masks, length, () => causalMask(length)),
    dispose: () => {
      for (const map of [scalars, zeroRows, masks]) {
        for (const tensor of map.values()) tensor.dispose();
        map.clear();
      }
    },
  };
}

function causalMask(length: number): Tensor2D {
  const mask = new Float32Array(length * length);
  for (let query = 0; query < length; query++) {
    mask.fill(MASKED, query * length + query + 1, (query + 1) * length);
  }
  return tensor2d(mask, [length, length]);
}
