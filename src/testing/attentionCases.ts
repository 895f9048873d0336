import { at } from '../base/assert';
import { KEY_BLOCK, QUERY_BLOCK } from '../engine/fused/kernels/attentionShape';

/** Start and count of keys that lie side by side. */
type Stretch = readonly [number, number];

/** Packed tokens: first those that all rows share, then each row's own. */
export interface PackedRows {
  readonly shared: number;
  /** Frozen keys that the shared tokens see. */
  readonly frozen: readonly Stretch[];
  readonly rows: readonly { readonly own: number; readonly frozen: readonly Stretch[] }[];
  /** Whether a token, by live index, is a query. */
  readonly isQuery: (token: number) => boolean;
}

export interface AttentionPlan {
  readonly plan: Uint32Array;
  readonly queryBlocks: number;
  readonly keyBlocks: number;
  /** Live index of each query. */
  readonly queries: readonly number[];
  readonly live: number;
  /** What each query sees: live keys by index, frozen ones counted on from the last live one. */
  readonly sees: readonly (readonly number[])[];
}

const range = (start: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => start + i);

/** Starts of blocks of at most `size` in a stretch. */
const blocksOf = ([start, count]: Stretch, size: number): readonly Stretch[] =>
  range(0, Math.ceil(count / size)).map((block) => [
    start + block * size,
    Math.min(size, count - block * size),
  ]);

/** A plan with one record of filling at the end of either list. */
export function planAttention({ shared, frozen, rows, isQuery }: PackedRows): AttentionPlan {
  const firsts = rows.map((_, row) => shared + rows.slice(0, row).reduce((sum, { own }) => sum + own, 0));
  const stretches: readonly { readonly live: Stretch; readonly frozen: readonly Stretch[]; open: number }[] =
    [
      { live: [0, shared], frozen, open: 0 },
      ...rows.map(({ own, frozen: before }, row) => ({
        live: [at(firsts, row), own] as const,
        frozen: before,
        open: shared,
      })),
    ];
  const live = shared + rows.reduce((sum, { own }) => sum + own, 0);
  const queries = range(0, live).filter(isQuery);
  const sees = queries.map((token) => {
    const home = stretches.find(({ live: [start, count] }) => token >= start && token < start + count);
    const seen = (home?.frozen ?? []).flatMap(([start, count]) => range(live + start, count));
    const [start] = home?.live ?? [0, 0];
    return [...seen, ...range(0, home?.open ?? 0), ...range(start, token + 1 - start)];
  });
  const queriesBefore = (token: number): number => queries.filter((query) => query < token).length;

  const queryRecords = stretches.flatMap(({ live: [start, count], frozen: before, open }) => {
    const first = queriesBefore(start);
    const here: Stretch = [first, queriesBefore(start + count) - first];
    const [one, two] = [before[0] ?? [0, 0], before[1] ?? [0, 0]];
    return blocksOf(here, QUERY_BLOCK).map((block) => [...block, ...one, ...two, 0, open, start, count]);
  });
  const keyRecords = stretches.flatMap(({ live: [start, count] }, index) => {
    const end = index === 0 ? queries.length : queriesBefore(start + count);
    return blocksOf([start, count], KEY_BLOCK).map((block) => [...block, queriesBefore(block[0]), end]);
  });
  const filling = [range(0, 10).map(() => 0), range(0, 4).map(() => 0)] as const;
  return {
    plan: Uint32Array.from([...queryRecords, filling[0], ...keyRecords, filling[1], queries].flat()),
    queryBlocks: queryRecords.length + 1,
    keyBlocks: keyRecords.length + 1,
    queries,
    live,
    sees,
  };
}

export const wholeRows: PackedRows = {
  shared: 0,
  frozen: [],
  rows: [1, 37, 5, 16].map((own) => ({ own, frozen: [] })),
  isQuery: () => true,
};

/** Rows that see the shared tokens and frozen ones of their own; the shared ones see frozen ones too. */
export const sharingRows: PackedRows = {
  shared: 19,
  frozen: [[0, 3]],
  rows: [
    { own: 3, frozen: [[0, 3]] },
    {
      own: 20,
      frozen: [
        [0, 3],
        [5, 21],
      ],
    },
    { own: 1, frozen: [[3, 2]] },
  ],
  isQuery: () => true,
};

/** The same tokens, of which two are queries, as in the last layer. Nobody sees the last row's key. */
export const fewQueries: PackedRows = {
  ...sharingRows,
  isQuery: (token) => token === 21 || token === 41,
};
