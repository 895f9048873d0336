import { at } from '../../base/assert';
import { bucketed } from '../gpt/batchPlan';
import { type AskedRow, sharedLength } from '../gpt/liveRows';
import { NOTHING, rowOfSource } from '../gpt/sources';
import { type AttentionPlan, type FrozenSpan, type KeyRun, planAttention } from './planAttention';
import type { Savings } from './savings';

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
  /** Token -> word id, virtual row or nothing, by `gpt/sources.ts`. [tokens] */
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

/**
 * Tokens that stand before a row's first virtual token, and before the first that is asked: no gradient can reach them and
 * their keys and values never change.
 */
export function frozenLength({ sources, answers }: AskedRow): number {
  const firstVirtual = sources.findIndex((source) => source < NOTHING);
  const asked = answers[0]?.position ?? 0;
  return firstVirtual < 0 ? asked : Math.min(firstVirtual, asked);
}

/** Position up to which what all rows begin with is computed once: behind what the cache holds for all of them alike. */
function sharedEnd(rows: readonly AskedRow[], spans: readonly FrozenSpan[]): number {
  const [{ start, count } = noSpan] = spans;
  if (spans.some((span) => span.start !== start || span.count !== count)) return count;
  return Math.max(count, sharedLength(rows));
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
  rows: readonly AskedRow[],
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
    if (source < NOTHING) at(uses, rowOfSource(source)).push(token);
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
