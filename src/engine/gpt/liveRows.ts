import { assert, at } from '../../base/assert';
import type { EncodedBatch } from '../../prompt/encodedExample';
import { sourceOf } from './sources';

/** Tokens, and what is asked of them. */
export interface AskedRow {
  /** By `sources.ts`. */
  readonly sources: readonly number[];
  /** Positions whose label counts, and the labels. */
  readonly answers: readonly { readonly position: number; readonly label: number }[];
}

/** A row of a batch as far as the loss reaches; it is asked at least once. */
export interface LiveRow extends AskedRow {
  /** Its number in the batch. */
  readonly row: number;
}

/**
 * Rows up to their last answer, since nothing behind it can reach the loss; rows without any take no part. Needs at least
 * one label that counts. `offsets`: first virtual row of each task, of `virtualRows` in all.
 */
export function liveRows(
  batch: EncodedBatch,
  offsets: readonly number[],
  virtualRows: number,
): readonly LiveRow[] {
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
    const sources = ids.map((id) => sourceOf(id, first, virtualRows));
    return { row, sources, answers };
  });
  const counted = rows.filter(({ answers }) => answers.length > 0);
  assert(counted.length > 0, 'a batch without any label that counts');
  return counted;
}

/** How much all rows begin with, at most `limit`; nothing when there is only one. */
export function sharedStart(rows: readonly ArrayLike<number>[], limit: number): number {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return 0;
  let length = 0;
  while (length < limit && others.every((row) => row[length] === first[length])) length++;
  return length;
}

/**
 * Leading positions that are the same in all rows and that none is asked at. Their hidden states are then the same in every
 * row (attention looks back only), so they are computed once and their gradients come from all rows.
 */
export function sharedLength(rows: readonly AskedRow[]): number {
  const firstAsked = Math.min(...rows.map(({ answers }) => answers[0]?.position ?? 0));
  return sharedStart(
    rows.map(({ sources }) => sources),
    firstAsked,
  );
}
