import { at } from '../../../base/assert';
import type { Desk } from './desk';
import type { HeadTable } from './headTables';
import { finelyBucketed, type Passage } from './passage';

/** A word whose probability is wanted, by the index of the query that it follows. */
export interface WordAsked {
  readonly query: number;
  readonly id: number;
}

/** Log-probabilities in nats: for each word asked one per table. */
export type Judged = readonly (readonly number[])[];

/**
 * Reads a passage and tells how probable words are behind its queries, by softmax over each table. Logits and totals are
 * F32 from the device, their difference is taken in double.
 */
export async function judge(
  desk: Desk,
  passage: Passage,
  words: readonly WordAsked[],
  tables: readonly HeadTable[],
): Promise<Judged> {
  const { queries } = passage.size;
  const asks = [
    { kind: 'words', count: finelyBucketed(words.length) } as const,
    ...tables.map((table) => ({ kind: 'totals', table, queries }) as const),
  ];
  const pairs = { rows: words.map(({ query }) => query), ids: words.map(({ id }) => id) };
  const [own, ...totals] = (await desk.run(passage, asks, pairs)).map((bytes) => new Float32Array(bytes));
  return words.map(({ query }, i) => totals.map((total) => at(own ?? [], i) - at(total, query)));
}
