import fc from 'fast-check';
import type { EncodedBatch } from '../prompt/encodedExample';

/** A row of a made-up batch: virtual tokens as -1-k. */
export interface GivenRow {
  readonly task: number;
  readonly ids: readonly number[];
  /** Positions that carry loss. */
  readonly answers: readonly number[];
}

/** Rows as a batch, padded beyond the longest by two; the label at a position tells where it stands. */
export function encodedBatch(rows: readonly GivenRow[]): EncodedBatch {
  const length = Math.max(...rows.map(({ ids }) => ids.length)) + 2;
  const inputIds = new Int32Array(rows.length * length);
  const labels = new Int32Array(rows.length * length);
  const lossMask = new Uint8Array(rows.length * length);
  rows.forEach(({ ids, answers }, row) => {
    inputIds.set(ids, row * length);
    for (const position of answers) {
      lossMask[row * length + position] = 1;
      labels[row * length + position] = 100 + 10 * row + position;
    }
  });
  return {
    batchSize: rows.length,
    sequenceLength: length,
    taskIndex: Int32Array.from(rows, ({ task }) => task),
    lengths: Int32Array.from(rows, ({ ids }) => ids.length),
    inputIds,
    labels,
    lossMask,
  };
}

/**
 * Rows of two tasks with three virtual tokens each, which often begin alike, and each asked for at least so many answers
 * (two of them may be the same).
 */
export const rowsAsked = (least: number) =>
  fc
    .record({
      head: fc.array(fc.integer({ min: -3, max: 4 }), { maxLength: 6 }),
      rows: fc.array(
        fc.record({
          task: fc.integer({ min: 0, max: 1 }),
          tail: fc.array(fc.integer({ min: -3, max: 4 }), { minLength: 1, maxLength: 9 }),
          pick: fc.array(fc.nat(20), { minLength: least, maxLength: 4 }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    })
    .map(({ head, rows }) =>
      rows.map(({ task, tail, pick }): GivenRow => {
        const ids = [...head, ...tail];
        return { task, ids, answers: [...new Set(pick.map((n) => n % ids.length))].sort((a, b) => a - b) };
      }),
    );

/** The same, of which some may be asked nothing, but not all. */
export const givenRows = rowsAsked(0).filter((rows) => rows.some(({ answers }) => answers.length > 0));
