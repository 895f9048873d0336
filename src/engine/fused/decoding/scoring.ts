import { assert, at } from '../../../base/assert';
import type { CandidatePrompt } from '../../../prompt/encodedExample';
import { nextTurn } from '../../eventLoop';
import type { CandidateScores, VirtualRows } from '../../frozenModel';
import { groupsOf, prefixLengths } from '../../gpt/groupsOf';
import { MAX_ROWS, MAX_TOKENS } from './budget';
import type { Desk } from './desk';
import type { HeadTable } from './headTables';
import { type Judged, judge, type WordAsked } from './judge';
import { packPassage, type Run } from './passage';
import { planPrefixes, type ReadRow } from './prefixes';
import { atDesk, type Workplace } from './workplace';

/** One candidate of one row: its first token is judged by the prefix, the others by tokens that extend it. */
export interface Candidate {
  readonly row: number;
  readonly candidate: number;
  readonly ids: Int32Array;
}

/**
 * Summed log-probability (nats) of every candidate after every prefix, over the whole vocabulary and, when given, over
 * `restrictTo` only. Each group of prefixes is read once; then all candidates extend them, as rows of their own that
 * attend to the same keys.
 */
export async function scoreCandidates(
  workplace: Workplace,
  prompts: readonly CandidatePrompt[],
  rows: VirtualRows,
  options: { readonly restrictTo: Int32Array | undefined; readonly signal: AbortSignal },
): Promise<readonly CandidateScores[]> {
  const { tables, context } = workplace;
  const held = tables.hold(options.restrictTo);
  const over = options.restrictTo === undefined ? [tables.vocabulary] : [tables.vocabulary, held.table];
  const sums = over.map(() => prompts.map((prompt) => new Float64Array(prompt.candidates.length)));
  try {
    for (const group of groupsOf(prefixLengths(prompts), MAX_ROWS, MAX_TOKENS)) {
      options.signal.throwIfAborted();
      const members = group.map((index) => at(prompts, index));
      await scoreGroup(workplace, members, rows, over, (row, candidate, terms) => {
        terms.forEach((term, table) => {
          const totals = at(at(sums, table), at(group, row));
          totals[candidate] = at(totals, candidate) + term;
        });
      });
      await nextTurn();
    }
  } finally {
    held.release();
  }
  context.check();
  const [vocabulary, restricted] = sums;
  return prompts.map((_, i) => ({ vocabulary: at(vocabulary ?? [], i), restricted: restricted?.[i] }));
}

/** All candidates of these prompts. */
export function candidatesOf(members: readonly CandidatePrompt[], positions: number): readonly Candidate[] {
  return members.flatMap(({ candidates, prefix }, row) =>
    candidates.map((ids, candidate): Candidate => {
      assert(ids.length > 0, 'a candidate without tokens');
      const read = prefix.length + ids.length - 1;
      assert(read <= positions, `candidate and prefix need ${read} positions`);
      return { row, candidate, ids };
    }),
  );
}

/** Candidates in chunks whose extensions go through the model together; at least one chunk where there are any. */
export function chunksOf(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const chunks: Candidate[][] = [];
  let room = 0;
  for (const candidate of candidates) {
    const tokens = candidate.ids.length - 1;
    if (tokens === 0) continue;
    if (tokens > room || chunks.length === 0) {
      chunks.push([]);
      room = MAX_TOKENS;
    }
    chunks.at(-1)?.push(candidate);
    room -= tokens;
  }
  return chunks;
}

/** Tokens that a chunk adds to its prefixes. */
export const extensionLength = (chunk: readonly Candidate[]): number =>
  chunk.reduce((sum, { ids }) => sum + ids.length - 1, 0);

async function scoreGroup(
  workplace: Workplace,
  members: readonly CandidatePrompt[],
  rows: VirtualRows,
  tables: readonly HeadTable[],
  tell: (row: number, candidate: number, terms: readonly number[]) => void,
): Promise<void> {
  const { positions } = workplace.gpt.arrays.config;
  const candidates = candidatesOf(members, positions);
  if (candidates.length === 0) return;
  const virtual = { offsets: rows.offsets, rows: rows.embeddings.shape[0] };
  const planned = planPrefixes(members, virtual, { positions, room: () => 0 });
  const chunks = chunksOf(candidates);
  const queries = Math.max(members.length, ...chunks.map(extensionLength));
  await atDesk(workplace, rows, { slots: planned.slots, queries }, async (desk) => {
    const firsts = candidates.map(({ row, ids }): WordAsked => ({ query: row, id: at(ids, 0) }));
    const prefixes = packPassage(planned.runs, planned.shared);
    (await judge(desk, prefixes, firsts, tables)).forEach((terms, i) => {
      const { row, candidate } = at(candidates, i);
      tell(row, candidate, terms);
    });
    for (const chunk of chunks) await scoreExtensions(desk, planned.rows, chunk, tables, tell);
  });
}

async function scoreExtensions(
  desk: Desk,
  rows: readonly ReadRow[],
  chunk: readonly Candidate[],
  tables: readonly HeadTable[],
  tell: (row: number, candidate: number, terms: readonly number[]) => void,
): Promise<void> {
  const runs = chunk.map(({ row, ids }): Run => {
    const { before, length } = at(rows, row);
    const sources = ids.subarray(0, -1);
    return {
      sources,
      firstPlace: length,
      before,
      firstSlot: undefined,
      asked: Array.from(sources, (_, i) => i),
    };
  });
  const owners = chunk.flatMap((owner) => Array.from(owner.ids.subarray(1), (id) => ({ owner, id })));
  const asked = owners.map(({ id }, query): WordAsked => ({ query, id }));
  const judged: Judged = await judge(desk, packPassage(runs, false), asked, tables);
  judged.forEach((terms, i) => {
    const { row, candidate } = at(owners, i).owner;
    tell(row, candidate, terms);
  });
}
