import { assert, at } from '../../base/assert';
import type { EncodedBatch } from '../../prompt/encodedExample';
import { bucketed } from '../gpt/batchPlan';
import { type AttentionPlan, type FrozenSpan, type KeyRun, planAttention } from './planAttention';
import type { Savings } from './savings';

/** `sources` of a token that only fills up a bucket. */
export const NOTHING = -1;

/** Source of a virtual row; a word is its own id. */
export const virtualSource = (row: number): number => -2 - row;

/** Sizes that decide which recording a batch runs on; all else are numbers in arrays. */
export interface PackedSize {
  /** Tokens, filling included. */
  readonly tokens: number;
  /** Answers, filling included. */
  readonly queries: number;
  /** Rows of the batch that are asked anything. */
  readonly rows: number;
  /** Whether keys of frozen text stand before some of them. */
  readonly frozen: boolean;
}

/** A batch as the fused step reads it: no padding but at the end, and what all rows begin with only once. */
export interface PackedBatch {
  readonly size: PackedSize;
  /** Token -> word id, NOTHING, or `virtualSource`. [tokens] */
  readonly sources: Int32Array;
  /** Token -> position in its row. [tokens] */
  readonly places: Int32Array;
  /** Tokens whose next token carries loss, ascending; filled up with token 0. [queries] */
  readonly queryTokens: Int32Array;
  /** [queries] */
  readonly labels: Int32Array;
  /** 1 / count of labels, 0 for filling. [queries] */
  readonly weights: Float32Array;
  /** Token -> its index among the queries, or `queries`. [tokens] */
  readonly inverse: Uint32Array;
  /** Attention of all tokens, and of the queries alone. */
  readonly everywhere: AttentionPlan;
  readonly atQueries: AttentionPlan;
  /** Tokens that hold virtual row r: `virtualTokens` from `virtualStarts[r]` to `virtualStarts[r + 1]`. */
  readonly virtualStarts: Uint32Array;
  readonly virtualTokens: Uint32Array;
}

/** A row of a batch as far as the loss reaches. */
export interface PackedRow {
  /** Word ids, and `virtualSource` of virtual rows. */
  readonly sources: readonly number[];
  /** Positions whose label counts, and the labels. */
  readonly answers: readonly { readonly position: number; readonly label: number }[];
}

/**
 * Rows up to their last answer, since nothing behind it can reach the loss; rows without any take no part. Needs at least
 * one label that counts. `offsets`: first virtual row of each task, of `virtualRows` in all.
 */
export function rowsOf(
  batch: EncodedBatch,
  offsets: readonly number[],
  virtualRows: number,
): readonly PackedRow[] {
  const length = batch.sequenceLength;
  const rows = Array.from({ length: batch.batchSize }, (_, row) => {
    const answers: { position: number; label: number }[] = [];
    for (let position = 0; position < at(batch.lengths, row); position++) {
      const flat = row * length + position;
      if (at(batch.lossMask, flat) === 0) continue;
      const label = at(batch.labels, flat);
      assert(label >= 0, 'a virtual token cannot be a label');
      answers.push({ position, label });
    }
    const used = (answers.at(-1)?.position ?? -1) + 1;
    const ids = [...batch.inputIds.subarray(row * length, row * length + used)];
    const first = at(offsets, at(batch.taskIndex, row));
    const sources = ids.map((id) => {
      if (id >= 0) return id;
      assert(first - 1 - id < virtualRows, `virtual token ${-1 - id} has no row`);
      return virtualSource(first - 1 - id);
    });
    return { sources, answers };
  });
  const counted = rows.filter(({ answers }) => answers.length > 0);
  assert(counted.length > 0, 'a batch without any label that counts');
  return counted;
}

/**
 * Tokens that stand before a row's first virtual token, and before the first that is asked: no gradient can reach them and
 * their keys and values never change.
 */
export function frozenLength({ sources, answers }: PackedRow): number {
  const firstVirtual = sources.findIndex((source) => source < NOTHING);
  const asked = answers[0]?.position ?? 0;
  return firstVirtual < 0 ? asked : Math.min(firstVirtual, asked);
}

/**
 * Position up to which all rows are the same, below the first that any row is asked at. Their hidden states are then the
 * same in every row (attention looks back only), so they are computed once and their gradients come from all rows.
 */
function sharedEnd(rows: readonly PackedRow[], spans: readonly FrozenSpan[]): number {
  const [first, ...others] = rows;
  const [{ start, count } = noSpan] = spans;
  if (first === undefined || others.length === 0) return count;
  if (spans.some((span) => span.start !== start || span.count !== count)) return count;
  const limit = Math.min(...rows.map((row) => row.answers[0]?.position ?? 0));
  let end = count;
  while (end < limit && others.every((row) => row.sources[end] === first.sources[end])) end++;
  return end;
}

const noSpan: FrozenSpan = { start: 0, count: 0 };

export interface PackOptions {
  readonly virtualRows: number;
  /** Rows or keys that one workgroup of the attention kernels takes. */
  readonly queryBlock: number;
  readonly keyBlock: number;
  readonly savings: Pick<Savings, 'sharedPrefix' | 'answerRows'>;
}

/** Stretches of tokens or queries in a batch of so many rows: rows, what they share, filling of both kinds. */
export const mostRuns = (rows: number): number => rows + 3;

/** Rows as the fused step reads them; `spans`: where the cache has each row's first tokens, if it has any. */
export function packRows(
  rows: readonly PackedRow[],
  spans: readonly FrozenSpan[] | undefined,
  options: PackOptions,
): PackedBatch {
  const frozen = rows.map((_, row) => spans?.[row] ?? noSpan);
  const end = options.savings.sharedPrefix ? sharedEnd(rows, frozen) : 0;
  const shared = Math.max(0, end - at(frozen, 0).count);
  const own = rows.map((row, index) => {
    const from = at(frozen, index).count + shared;
    return { row, from, to: row.sources.length, frozen: at(frozen, index) };
  });
  const count = own.reduce((sum, { from, to }) => sum + to - from, shared);
  const tokens = bucketed(count);
  const answerCount = rows.reduce((sum, row) => sum + row.answers.length, 0);
  const asked = options.savings.answerRows ? answerCount : count;
  const queries = bucketed(asked);
  const sources = new Int32Array(tokens).fill(NOTHING);
  const places = new Int32Array(tokens);
  const queryTokens = new Int32Array(queries);
  const labels = new Int32Array(queries);
  const weights = new Float32Array(queries);
  const inverse = new Uint32Array(tokens).fill(queries);
  const runs: KeyRun[] = [];
  let token = 0;
  let query = 0;
  const place = ({ row, from, to, frozen: span }: (typeof own)[number]): void => {
    const first = token;
    for (let position = from; position < to; position++, token++) {
      sources[token] = at(row.sources, position);
      places[token] = position;
    }
    const firstQuery = query;
    const answers = new Map(row.answers.map(({ position, label }) => [position, label]));
    for (let position = from; position < to; position++) {
      const label = answers.get(position);
      if (label === undefined && options.savings.answerRows) continue;
      queryTokens[query] = first + position - from;
      inverse[first + position - from] = query;
      labels[query] = label ?? 0;
      weights[query] = label === undefined ? 0 : 1 / answerCount;
      query++;
    }
    const queryCount = query - firstQuery;
    runs.push({ frozen: span, first, count: token - first, firstQuery, queryCount });
  };
  if (shared > 0) place({ ...at(own, 0), from: at(own, 0).from - shared, to: at(own, 0).from });
  for (const each of own) place(each);
  // Tokens that fill up are a row of their own that nobody asks anything, so that every number is defined.
  const filling = { frozen: noSpan, first: token, count: tokens - token, firstQuery: query, queryCount: 0 };
  if (filling.count > 0) runs.push(filling);
  const layout = { runs, shared, tokens, most: mostRuns(rows.length), ...options };
  return {
    size: { tokens, queries, rows: rows.length, frozen: spans !== undefined },
    sources,
    places,
    queryTokens,
    labels,
    weights,
    inverse,
    everywhere: planAttention(layout, undefined),
    atQueries: planAttention(layout, { tokens: queryTokens, real: asked }),
    ...usesOf(sources, options.virtualRows),
  };
}

function usesOf(
  sources: Int32Array,
  virtualRows: number,
): Pick<PackedBatch, 'virtualStarts' | 'virtualTokens'> {
  const uses: number[][] = Array.from({ length: virtualRows }, () => []);
  sources.forEach((source, token) => {
    if (source < NOTHING) at(uses, -2 - source).push(token);
  });
  const virtualStarts = new Uint32Array(virtualRows + 1);
  const virtualTokens = new Uint32Array(sources.length);
  let next = 0;
  uses.forEach((list, row) => {
    virtualTokens.set(list, next);
    next += list.length;
    virtualStarts[row + 1] = next;
  });
  return { virtualStarts, virtualTokens };
}
