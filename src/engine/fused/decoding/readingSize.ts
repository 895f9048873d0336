import { at } from '../../../base/assert';
import { groupsOf, prefixLengths } from '../../gpt/groupsOf';
import type { Answering, LargestPass } from '../../trainingRoom';
import { QUERY_BLOCK } from '../kernels/attentionShape';
import { mostRuns } from '../packBatch';
import { MAX_ROWS, MAX_TOKENS } from './budget';
import { writingGroups } from './greedy';
import { finelyBucketed, lengthOf, type PassageSize, sizePassage } from './passage';
import { type PlannedPrefixes, planPrefixes } from './prefixes';
import { candidatesOf, chunksOf, extensionLength } from './scoring';

/** A passage with what is asked of it at a desk. */
export interface ReadingSize extends PassageSize {
  /** Tokens whose keys are kept. */
  readonly slots: number;
  /** Single words asked. */
  readonly words: number;
}

/** Where virtual rows of tasks begin, how many there are, and how long a row may be. */
export interface ReadingLimits {
  readonly offsets: readonly number[];
  readonly virtualRows: number;
  readonly positions: number;
}

/** The largest passage of a validation, wherever its rows begin. */
export function forwardSize({ tokens, queries, rows }: LargestPass): ReadingSize {
  // Each row, what they share and what fills up may begin a block.
  const blocks = (count: number): number =>
    finelyBucketed(Math.ceil(finelyBucketed(count) / QUERY_BLOCK) + mostRuns(rows));
  return {
    tokens: finelyBucketed(tokens),
    queries: finelyBucketed(queries),
    blocks: blocks(tokens),
    queryBlocks: blocks(queries),
    keeps: false,
    slots: 1,
    words: finelyBucketed(queries),
  };
}

const sizeOf = ({ runs, slots }: PlannedPrefixes, words: number): ReadingSize => ({
  ...sizePassage(runs.map(lengthOf)),
  slots,
  words: finelyBucketed(words),
});

function scoringSizes({ prompts }: Answering, limits: ReadingLimits): readonly ReadingSize[] {
  const { offsets, virtualRows, positions } = limits;
  return groupsOf(prefixLengths(prompts), MAX_ROWS, MAX_TOKENS).flatMap((group) => {
    const members = group.map((index) => at(prompts, index));
    const candidates = candidatesOf(members, positions);
    if (candidates.length === 0) return [];
    const planned = planPrefixes(members, { offsets, rows: virtualRows }, { positions, room: () => 0 });
    const extensions = chunksOf(candidates).map((chunk): ReadingSize => {
      const runs = chunk.map(({ ids }) => ({ tokens: ids.length - 1, asked: ids.length - 1, keeps: false }));
      const words = finelyBucketed(extensionLength(chunk));
      return { ...sizePassage(runs), slots: planned.slots, words };
    });
    return [sizeOf(planned, candidates.length), ...extensions];
  });
}

/** Sizes of all passages by which rows are answered, but of those that read single tokens that were written. */
export function answeringSizes(answering: Answering, limits: ReadingLimits): readonly ReadingSize[] {
  const { prompts, maxNewTokens } = answering;
  if (maxNewTokens === undefined) return scoringSizes(answering, limits);
  const { offsets, virtualRows, positions } = limits;
  return writingGroups(prompts, positions, maxNewTokens).map(({ members, room }) =>
    sizeOf(planPrefixes(members, { offsets, rows: virtualRows }, { positions, room }), 0),
  );
}

/** Each number as large as it ever is; undefined where nothing is read. */
export function largestReading(sizes: readonly ReadingSize[]): ReadingSize | undefined {
  const most = (of: (size: ReadingSize) => number): number =>
    sizes.reduce((largest, size) => Math.max(largest, of(size)), 0);
  if (sizes.length === 0) return undefined;
  return {
    tokens: most(({ tokens }) => tokens),
    queries: most(({ queries }) => queries),
    blocks: most(({ blocks }) => blocks),
    queryBlocks: most(({ queryBlocks }) => queryBlocks),
    keeps: sizes.some(({ keeps }) => keeps),
    slots: most(({ slots }) => slots),
    words: most(({ words }) => words),
  };
}
