import type { Crew } from './crew';
import { type MatMulField, matMulFields } from './job';
import { PANEL, scratchBytes, TALL } from './matMulKernel';
import { MATMUL } from './program';

/** Strides of a factor or of the result in numbers: from one product of the batch, one row, one column to the next. */
export interface Strides {
  readonly batch: number;
  readonly row: number;
  readonly column: number;
}

/** out = a b + bias for each of a batch; a [rows, inner], b [inner, columns], addresses in bytes. */
export interface Product {
  readonly batch: number;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly a: number;
  readonly aStrides: Strides;
  readonly b: number;
  readonly bStrides: Strides;
  /** Address of [columns] numbers; 0: none. */
  readonly bias: number;
  /** Address of [batch, rows, columns], densely. */
  readonly out: number;
}

/** A product whose result lies with these strides, in numbers. */
interface PlacedProduct extends Product {
  readonly outRow: number;
  readonly outColumn: number;
}

/** Rows of a that are few: two panels. */
const FEW_ROWS = 2 * PANEL;
/** Rows that meet a packed panel: enough to pay for packing, few enough for a's block to stay in the second-level cache. */
const ROWS_PER_BLOCK = 42 * TALL;
/** Operations of an item: enough that taking it costs nothing, few enough to share evenly. */
const ITEM_OPERATIONS = 500_000;

/**
 * Multiplies on all threads. Every sum runs in the order of the inner index, whatever the number of threads. A few rows by
 * a transposed matrix are computed as that matrix by a few columns: packing it number by number would cost more than all
 * the rest.
 */
export function multiply(crew: Crew, product: Product): void {
  const { rows, columns, bias, aStrides, bStrides } = product;
  if (rows > FEW_ROWS || bias !== 0 || bStrides.row !== 1) {
    run(crew, { ...product, outRow: columns, outColumn: 1 });
    return;
  }
  const turned = ({ batch, row, column }: Strides): Strides => ({ batch, row: column, column: row });
  run(crew, {
    ...product,
    ...{ rows: columns, columns: rows, outRow: 1, outColumn: columns },
    ...{ a: product.b, aStrides: turned(bStrides), b: product.a, bStrides: turned(aStrides) },
  });
}

function run(crew: Crew, product: PlacedProduct): void {
  const { batch, rows, inner, columns } = product;
  const wantedBlocks = Math.max(1, Math.round(rows / ROWS_PER_BLOCK));
  const rowsPerBlock = Math.ceil(rows / wantedBlocks / TALL) * TALL;
  const rowBlocks = Math.ceil(rows / rowsPerBlock);
  const panels = Math.ceil(columns / PANEL);
  const panelOperations = 2 * Math.min(rows, rowsPerBlock) * inner * PANEL;
  // At least two: together they fill a cache line of b's rows.
  const panelsPerGroup = Math.min(panels, Math.max(2, Math.round(ITEM_OPERATIONS / panelOperations)));
  const groups = Math.ceil(panels / panelsPerGroup);
  const { a, aStrides, b, bStrides, bias, out } = product;
  const fields: Readonly<Record<MatMulField, number>> = {
    a,
    aBatch: 4 * aStrides.batch,
    aRow: 4 * aStrides.row,
    aColumn: 4 * aStrides.column,
    b,
    bBatch: 4 * bStrides.batch,
    bRow: 4 * bStrides.row,
    bColumn: 4 * bStrides.column,
    out,
    outBatch: 4 * rows * columns,
    outRow: 4 * product.outRow,
    outColumn: 4 * product.outColumn,
    bias,
    rows,
    inner,
    columns,
    rowsPerBlock,
    rowBlocks,
    panelsPerGroup,
    groups,
  };
  const values = matMulFields.map((name) => fields[name]);
  crew.run(MATMUL, batch * rowBlocks * groups, values, scratchBytes(inner));
}
