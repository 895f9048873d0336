import type { MatmulShape } from './matmulShape';

/** What kernels are chosen by: a GPU wants workgroup memory and many threads; a CPU pretending to be one wants neither. */
export interface MatmulDevice {
  readonly software: boolean;
  /** Whether kernels may use subgroups; only those for software adapters do. */
  readonly subgroups?: boolean;
  /**
   * Whether a row of the product must be the same bits whatever rows stand beside it. Kernels sum in different orders, so
   * one then serves any number of rows.
   */
  readonly steady?: boolean;
}

/** Rows of the product that one thread of a kernel computes, four columns wide. */
export type RowsPerThread = 1 | 2 | 4 | 8;

/** The kernels there are for a product; each exists in a version per orientation, epilogue and kind of loads. */
export type MatmulPlan =
  /** Tiles of 4 * across columns and down * rowsPerThread rows in workgroup memory, across * down threads. */
  | { readonly kind: 'tile'; readonly across: number; readonly down: number; readonly rowsPerThread: 4 | 8 }
  /** Few rows and 16 columns per workgroup, the sum over the inner dimension split between slices of threads. */
  | { readonly kind: 'thin'; readonly rowsPerThread: RowsPerThread; readonly slices: number }
  /** Straight from the arrays, every thread on its own or, if `broadcast`, with a's elements from its subgroup. */
  | { readonly kind: 'flat'; readonly rowsPerThread: RowsPerThread; readonly broadcast: boolean };

/** 128 x 64: most products per element read. */
const LARGE = { kind: 'tile', across: 16, down: 16, rowsPerThread: 8 } as const;
/** 64 x 64 */
const MIDDLE = { kind: 'tile', across: 16, down: 16, rowsPerThread: 4 } as const;
/** 32 x 32, two subgroups of threads each */
const SMALL = { kind: 'tile', across: 8, down: 8, rowsPerThread: 4 } as const;

/** Up to so many rows a tile is mostly empty and the product is a matter of reading b once, by all of the device. */
const THIN_ROWS = 16;
/** Up to so many rows reading b anew for every eight of them is cheaper than leaving the device idle. */
const NEARLY_THIN_ROWS = 32;

/** As many as a workgroup has threads for; a short sum has not enough for all of them. */
const slicesFor = (inner: number): number => (inner < 256 ? 16 : 64);

type Tile = Extract<MatmulPlan, { kind: 'tile' }>;

/** Columns and rows of a tile. */
export function tileSize({ across, down, rowsPerThread }: Tile): readonly [number, number] {
  return [4 * across, down * rowsPerThread];
}

function tileCount(tile: Tile, rows: number, columns: number): number {
  const [width, height] = tileSize(tile);
  return Math.ceil(columns / width) * Math.ceil(rows / height);
}

function rowsFor(rows: number): RowsPerThread {
  if (rows === 1) return 1;
  if (rows === 2) return 2;
  return rows <= 4 ? 4 : 8;
}

/**
 * Large tiles read less and compute more between two barriers, but only as many as there are keep the device busy. How
 * many it can hold WebGPU does not say: laptops have 8 to 40 cores, large cards 130, each wanting more than one workgroup
 * to hide its waits, so that the largest tile is taken that still gives about a hundred workgroups (of the double-size
 * one, two hundred).
 */
export function planMatmul(
  { rows, inner, columns }: Pick<MatmulShape, 'rows' | 'inner' | 'columns'>,
  device: MatmulDevice,
): MatmulPlan {
  const rowsPerThread = device.steady === true ? 8 : rowsFor(rows);
  if (device.software) {
    return { kind: 'flat', rowsPerThread, broadcast: device.subgroups === true && rowsPerThread >= 4 };
  }
  if (device.steady === true) return SMALL;
  const thin: MatmulPlan = { kind: 'thin', rowsPerThread, slices: slicesFor(inner) };
  if (rows <= THIN_ROWS) return thin;
  if (tileCount(LARGE, rows, columns) >= 192) return LARGE;
  if (tileCount(MIDDLE, rows, columns) >= 96) return MIDDLE;
  const starving = tileCount(SMALL, rows, columns) < 96;
  return starving && rows <= NEARLY_THIN_ROWS ? thin : SMALL;
}
