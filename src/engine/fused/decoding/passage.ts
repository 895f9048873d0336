import { assert, at } from '../../../base/assert';
import { bucketed } from '../../gpt/batchPlan';
import { NOTHING } from '../../gpt/sources';
import { QUERY_BLOCK, QUERY_RECORD } from '../kernels/attentionShape';
import { NO_SLOT } from '../kernels/scatterRows';

/** Consecutive slots of the key cache. */
export interface Span {
  readonly start: number;
  readonly count: number;
}

/** Consecutive new tokens of one row. */
export interface Run {
  /** Word ids, virtual rows or nothing, by `gpt/sources.ts`. */
  readonly sources: ArrayLike<number>;
  /** Position of the first one in its row. */
  readonly firstPlace: number;
  /** Where the keys of what stands before lie: at most two stretches of the cache. */
  readonly before: readonly Span[];
  /** Slot for the keys of the first one, those of the others behind it; undefined: they are not kept. */
  readonly firstSlot: number | undefined;
  /** Tokens whose hidden state is wanted, as indices into `sources`, ascending. */
  readonly asked: readonly number[];
}

/** Sizes that decide which recording a passage runs on. */
export interface PassageSize {
  readonly tokens: number;
  readonly queries: number;
  /** Records of the attention plans. */
  readonly blocks: number;
  readonly queryBlocks: number;
  /** Whether any keys are kept. */
  readonly keeps: boolean;
}

/** The same for passages that one recording serves. */
export const sizeKey = ({ tokens, queries, blocks, queryBlocks, keeps }: PassageSize): string =>
  [tokens, queries, blocks, queryBlocks, keeps].join();

/** New tokens as one forward pass reads them, packed without padding but at the end. */
export interface Passage {
  readonly size: PassageSize;
  readonly sources: Int32Array; // [tokens]
  readonly places: Int32Array; // [tokens]
  readonly slots: Uint32Array; // [tokens]
  /** Tokens asked, in the order of the runs, then filling. [queries] */
  readonly queryTokens: Int32Array;
  /** Queries that are no filling. */
  readonly asked: number;
  /** Attention plans without key blocks: nothing comes back. */
  readonly everywhere: Uint32Array;
  readonly atQueries: Uint32Array;
}

/** Few numbers as they are, or nearly: one row that writes must not pay for eight. */
export function finelyBucketed(count: number): number {
  return count > 8 ? bucketed(count) : 2 ** Math.ceil(Math.log2(Math.max(1, count)));
}

/** A run as far as it decides sizes. */
export interface RunLength {
  readonly tokens: number;
  readonly asked: number;
  readonly keeps: boolean;
}

/** Size of a passage of these runs. Something must be asked. */
export function sizePassage(runs: readonly RunLength[]): PassageSize {
  const sum = (of: (run: RunLength) => number): number => runs.reduce((total, run) => total + of(run), 0);
  const [real, asked] = [sum((run) => run.tokens), sum((run) => run.asked)];
  assert(asked > 0, 'a passage that nobody asks anything');
  const tokens = finelyBucketed(real);
  const queries = finelyBucketed(asked);
  const blocks = (count: number): number => Math.ceil(count / QUERY_BLOCK);
  return {
    tokens,
    queries,
    // What fills up is a run of its own.
    blocks: finelyBucketed(sum((run) => blocks(run.tokens)) + blocks(tokens - real)),
    queryBlocks: finelyBucketed(sum((run) => blocks(run.asked)) + blocks(queries - asked)),
    keeps: runs.some((run) => run.keeps),
  };
}

export const lengthOf = ({ sources, asked, firstSlot }: Run): RunLength => ({
  tokens: sources.length,
  asked: asked.length,
  keeps: firstSlot !== undefined,
});

export const planLength = (blocks: number, queries: number): number => blocks * QUERY_RECORD + queries;

interface Block {
  readonly first: number;
  readonly count: number;
  readonly before: readonly Span[];
  readonly live: Span;
  readonly own: Span;
}

function blocksOf(whole: Block): readonly Block[] {
  return Array.from({ length: Math.ceil(whole.count / QUERY_BLOCK) }, (_, i) => ({
    ...whole,
    first: whole.first + i * QUERY_BLOCK,
    count: Math.min(QUERY_BLOCK, whole.count - i * QUERY_BLOCK),
  }));
}

function planNumbers(blocks: readonly Block[], size: number, ownKeys: ArrayLike<number>): Uint32Array {
  const numbers = new Uint32Array(planLength(size, ownKeys.length));
  blocks.forEach(({ first, count, before: [one, two, ...others], live, own }, index) => {
    assert(others.length === 0, 'keys before a run lie in two stretches at most');
    const spans = [one, two, live, own].flatMap((span) => [span?.start ?? 0, span?.count ?? 0]);
    numbers.set([first, count, ...spans], index * QUERY_RECORD);
  });
  numbers.set(ownKeys, size * QUERY_RECORD);
  return numbers;
}

const nowhere: Span = { start: 0, count: 0 };

/** Packs runs; with `shared`, all others attend to the whole first one too. Something must be asked. */
export function packPassage(runs: readonly Run[], shared: boolean): Passage {
  const real = runs.reduce((sum, { sources }) => sum + sources.length, 0);
  const asked = runs.reduce((sum, run) => sum + run.asked.length, 0);
  const size = sizePassage(runs.map(lengthOf));
  const { tokens, queries, blocks, queryBlocks } = size;
  const sources = new Int32Array(tokens).fill(NOTHING);
  const places = new Int32Array(tokens);
  const slots = new Uint32Array(tokens).fill(NO_SLOT);
  const queryTokens = new Int32Array(queries);
  const everywhere: Block[] = [];
  const atQueries: Block[] = [];
  let token = 0;
  let query = 0;
  runs.forEach((run, index) => {
    const own = { start: token, count: run.sources.length };
    const live = shared && index > 0 ? { start: 0, count: at(runs, 0).sources.length } : nowhere;
    const { before } = run;
    everywhere.push(...blocksOf({ first: token, count: own.count, before, live, own }));
    atQueries.push(...blocksOf({ first: query, count: run.asked.length, before, live, own }));
    for (const offset of run.asked) queryTokens[query++] = token + offset;
    for (let i = 0; i < own.count; i++, token++) {
      sources[token] = at(run.sources, i);
      places[token] = run.firstPlace + i;
      if (run.firstSlot !== undefined) slots[token] = run.firstSlot + i;
    }
  });
  // What fills up sees one token, so that all numbers are defined.
  const filling = { before: [], live: nowhere };
  everywhere.push(
    ...blocksOf({
      first: real,
      count: tokens - real,
      ...filling,
      own: { start: real, count: tokens - real },
    }),
  );
  atQueries.push(
    ...blocksOf({ first: asked, count: queries - asked, ...filling, own: { start: 0, count: 1 } }),
  );
  const ownTokens = Int32Array.from({ length: tokens }, (_, i) => i);
  return {
    size,
    sources,
    places,
    slots,
    queryTokens,
    asked,
    everywhere: planNumbers(everywhere, blocks, ownTokens),
    atQueries: planNumbers(atQueries, queryBlocks, queryTokens),
  };
}
