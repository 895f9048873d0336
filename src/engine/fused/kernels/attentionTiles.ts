/** Threads that share one row (a query on its way forward, a query or a key on the way back). */
export const LANES = 4;

/** What every WebGPU device offers a workgroup. */
const WORKGROUP_BYTES = 16_384;

/** How a head is cut for a workgroup: `rows` of its own stay, the other side passes by, `tile` rows at a time. */
export interface Tiles {
  /** Four-number columns of a head. */
  readonly columns: number;
  /** Columns that each thread of a row sums, the last perhaps beyond the head. */
  readonly perLane: number;
  /** Columns from one staged row to the next: odd, so that threads of neighbouring rows hit different banks. */
  readonly stride: number;
  readonly rows: number;
  readonly tile: number;
}

/**
 * The largest tiles that fit: `own` arrays of own rows and `passing` arrays of passing rows, a head wide, and `weights`
 * arrays of rows × tile numbers. Undefined where a head is too wide for any.
 */
export function tilesFor(
  headSize: number,
  held: { readonly own: number; readonly passing: number; readonly weights: number },
): Tiles | undefined {
  const columns = Math.ceil(headSize / 4);
  const perLane = Math.ceil(columns / LANES);
  const stride = perLane * LANES + 1;
  // One number per thread, and the record.
  const small = (rows: number): number => rows * LANES * 4 + 64;
  for (const rows of [16, 8]) {
    for (const tile of [16, 8, 4]) {
      const staged = 16 * stride * (held.own * rows + held.passing * tile);
      if (staged + 4 * held.weights * rows * (tile + 1) + small(rows) <= WORKGROUP_BYTES)
        return { columns, perLane, stride, rows, tile };
    }
  }
  return undefined;
}
