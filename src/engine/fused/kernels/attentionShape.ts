/** Queries of one query block and keys of one key block, at most. */
export const QUERY_BLOCK = 16;
export const KEY_BLOCK = 16;

/** Numbers of one record in a plan. */
export const QUERY_RECORD = 10;
export const KEY_RECORD = 4;

/** Where heads lie in memory, in elements, and how long the plan's parts are. */
export interface AttentionShape {
  readonly heads: number;
  readonly headSize: number;
  /** Element e of head h of query i is q[i * queryStride + h * headSize + e]. */
  readonly queryStride: number;
  /** Of live key j: kv[j * keyStride + keyOffset + h * headSize + e]; its value likewise. */
  readonly keyStride: number;
  readonly keyOffset: number;
  readonly valueOffset: number;
  /** The same in the cache of frozen keys. */
  readonly frozenStride: number;
  readonly frozenKeyOffset: number;
  readonly frozenValueOffset: number;
  /** Counts, which change with the batch. */
  readonly queryBlocks: number;
  readonly keyBlocks: number;
  readonly queries: number;
  /**
   * Whether the adapter is a software one. Then every thread goes alone, without workgroup memory and barriers,
   * which are dear there; on a real GPU threads would read far apart.
   */
  readonly software?: boolean;
  /** Whether threads of a software adapter may tell each other what they read. */
  readonly subgroups?: boolean;
}
