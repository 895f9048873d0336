import { add, gather, type Tensor2D, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { assert, at } from '../../base/assert';
import { MASKED } from './constants';
import { transposed } from './linear';

type TableBlock = {
  readonly rows: Tensor2D; // [P, d]
  readonly rowsT: Tensor2D; // [d, P]
};

/**
 * Frozen rows (the vocabulary, or the label candidates) for lookup and for logits, in blocks that each fit one storage
 * binding. Every block ends in at least one row of zeros: what a lookup of an id elsewhere, of a virtual token or of
 * padding finds. Block widths are multiples of 64, so that matmuls take the vectorised shader.
 */
export type RowTable = {
  readonly blocks: readonly TableBlock[];
  /** [1, sum of P]: 0 for real rows, MASKED for the rows of zeros. */
  readonly padding: Tensor2D;
  readonly rowCount: number;
  /** Real rows in each block but the last, which may hold fewer. */
  readonly rowsPerBlock: number;
};

/** Id of no row: looks up zeros. */
export const NO_ROW = -1;

export function createRowTable(values: Float32Array, width: number, maxBindingBytes: number): RowTable {
  const rowCount = values.length / width;
  const most = Math.floor(maxBindingBytes / (4 * width));
  const unit = most >= 64 ? 64 : 4;
  const whole = Math.ceil((rowCount + 1) / unit) * unit;
  const blockWidth = Math.min(whole, Math.floor(most / unit) * unit);
  assert(blockWidth >= 4, `a binding of ${maxBindingBytes} bytes cannot hold rows of ${width}`);
  const rowsPerBlock = whole <= blockWidth ? rowCount : blockWidth - 1;
  const blocks: TableBlock[] = [];
  const padding: number[] = [];
  for (let first = 0; first < rowCount; first += rowsPerBlock) {
    const real = Math.min(rowsPerBlock, rowCount - first);
    const padded = Math.ceil((real + 1) / unit) * unit;
    const rows = new Float32Array(padded * width);
    rows.set(values.subarray(first * width, (first + real) * width));
    blocks.push({
      rows: tensor2d(rows, [padded, width]),
      rowsT: tensor2d(transposed(rows, padded, width), [width, padded]),
    });
    for (let i = 0; i < padded; i++) padding.push(i < real ? 0 : MASKED);
  }
  return { blocks, padding: tensor2d(padding, [1, padding.length]), rowCount, rowsPerBlock };
}

/** Rows of `ids` (NO_ROW: zeros), [ids.length] -> [ids.length, d]. */
export function lookUp(table: RowTable, ids: ArrayLike<number>): Tensor2D {
  return tidy(() =>
    table.blocks
      .map((block, index) => {
        const first = index * table.rowsPerBlock;
        const zero = block.rows.shape[0] - 1;
        const here = Int32Array.from(ids, (id) =>
          id >= first && id < first + table.rowsPerBlock ? id - first : zero,
        );
        return gather(block.rows, tensor1d(here, 'int32')); // [n, d]
      })
      .reduce((sum, part) => add(sum, part)),
  );
}

/** The id whose logit stands in column `column` of all blocks' logits side by side. */
export function idOfColumn(table: RowTable, column: number): number {
  const width = at(table.blocks, 0).rows.shape[0];
  return Math.floor(column / width) * table.rowsPerBlock + (column % width);
}

export function disposeRowTable(table: RowTable): void {
  for (const block of table.blocks) {
    block.rows.dispose();
    block.rowsT.dispose();
  }
  table.padding.dispose();
}
