import { type Lanes, lanesOf } from './lanes';

/**
 * What the head multiplies with: `rows` hidden states [rows, width] against one row per token, which lie in blocks of
 * `columns` rows each, [columns, width], so that each stays below one storage binding. `first`: id of a block's first row.
 */
export interface HeadShape {
  readonly rows: number;
  readonly width: number;
  readonly blocks: readonly { readonly first: number; readonly columns: number }[];
}

/** How one workgroup takes a tile of logits; the same for all batch lengths but for `rows`. */
export interface HeadTiling {
  readonly width: number;
  readonly lanes: Lanes;
  /** Lanes in a row of the words or of the hidden states. */
  readonly perRow: number;
  /** Invocations of a workgroup. */
  readonly threads: number;
  /** Lanes of a row that each invocation owns when it adds up words. */
  readonly held: number;
  /** Hidden states that share a reading of the words: 1, 2, 4 or 8. */
  readonly rows: number;
  /** Columns (tokens) of a tile. */
  readonly columns: number;
}

/** Invocations that share one scalar product, so that together they read 64 or 256 bytes in a row. */
export const STEPS = 16;

/** Columns that one invocation multiplies with the same hidden states. */
export const COLUMNS_EACH = 2;

const MOST_ROWS = 8;

/** So many invocations that the sums of all of them fit into 12 KiB of workgroup memory at once. */
const MOST_THREADS = 192;

/** What an invocation may hold of the gradient in registers. */
const MOST_HELD = 64;

/** Invocations to spread the words over: enough for a large GPU, few enough that joining what they find costs little. */
const WANTED_THREADS = 49_152;

/** Below this, what a split writes of the gradient is much against the words that it reads. */
const LEAST_COLUMNS = 64;

export function headTiling(shape: HeadShape): HeadTiling {
  const { width } = shape;
  const lanes = lanesOf(width);
  const perRow = width / lanes.size;
  const held = Math.ceil(perRow / MOST_THREADS);
  const threads = Math.max(64, STEPS * Math.ceil(perRow / held / STEPS));
  let rows = 1;
  while (rows < shape.rows && rows < MOST_ROWS && 2 * rows * held * lanes.size <= MOST_HELD) rows *= 2;
  return { width, lanes, perRow, threads, held, rows, columns: COLUMNS_EACH * (threads / STEPS) };
}

/** How the tiles are dealt out: a split is what one workgroup takes, tile after tile, for one tile of rows. */
export interface HeadSplits {
  /** Workgroups that share the columns, over all blocks. */
  readonly count: number;
  readonly tilesPerSplit: number;
  /** Tiles of rows, each of which goes through all columns. */
  readonly rowTiles: number;
  /** For each block its first split and how many it has. */
  readonly ofBlocks: readonly { readonly first: number; readonly count: number }[];
}

export function headSplits({ rows, blocks }: HeadShape, tiling: HeadTiling): HeadSplits {
  const rowTiles = Math.ceil(rows / tiling.rows);
  const tiles = blocks.map(({ columns }) => Math.ceil(columns / tiling.columns));
  const all = tiles.reduce((sum, count) => sum + count, 0);
  const wanted = Math.ceil(WANTED_THREADS / (tiling.threads * rowTiles));
  const tilesPerSplit = Math.ceil(Math.max(all / wanted, LEAST_COLUMNS / tiling.columns));
  let first = 0;
  const ofBlocks = tiles.map((count) => {
    const block = { first, count: Math.ceil(count / tilesPerSplit) };
    first += block.count;
    return block;
  });
  return { count: first, tilesPerSplit, rowTiles, ofBlocks };
}

/** Elements of the partial results that each use of the head needs: what splits find before they are joined. */
export function headScratch(shape: HeadShape): {
  readonly forward: number;
  readonly gradient: number;
  readonly best: number;
} {
  const { count } = headSplits(shape, headTiling(shape));
  const { rows, width } = shape;
  return { forward: 3 * rows * count, gradient: rows * width * count, best: 2 * rows * count };
}
