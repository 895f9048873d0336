import * as v from 'valibot';
import { type ContentFault, narrow, wholeNumber } from '../base/narrow';
import type { Result } from '../base/result';

/** Faults of a line that have one sure cure. An unescaped quote is not among them: where it ends is the user's to say. */
export const mendableKinds = [
  'trailing-comma',
  'comment',
  'wrong-quotes',
  'unquoted-name',
  'foreign-word',
  'several-objects',
  'control-character',
  'bad-escape',
] as const;
export type MendableKind = (typeof mendableKinds)[number];

export const isMendable = (kind: string): kind is MendableKind => mendableKinds.some((each) => each === kind);

/** Faults of a line that can be left out knowingly, all lines with it at once. */
export const skippableKinds = [
  ...mendableKinds,
  'invalid-byte',
  'unescaped-quote',
  'ends-early',
  'bad-number',
  'missing-sign',
  'missing-value',
  'stray-text',
  'ragged-row',
  'loose-quote',
  'not-an-object',
  'taskname-not-text',
] as const;
export type SkippableKind = (typeof skippableKinds)[number];

const line = wholeNumber(1, Number.MAX_SAFE_INTEGER);
const repairSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('mend-kind'), fault: v.picklist(mendableKinds) }),
  v.strictObject({ kind: v.literal('mend-line'), line }),
  v.strictObject({ kind: v.literal('replace-line'), line, text: v.string() }),
  v.strictObject({ kind: v.literal('skip-lines'), lines: v.pipe(v.array(line), v.readonly()) }),
  v.strictObject({ kind: v.literal('skip-kind'), fault: v.picklist(skippableKinds) }),
  v.strictObject({ kind: v.literal('rename-column'), from: v.string(), to: v.string() }),
  v.strictObject({ kind: v.literal('drop-column'), name: v.string() }),
  v.strictObject({ kind: v.literal('column-to-text'), name: v.string() }),
  v.strictObject({
    kind: v.literal('replace-value'),
    name: v.string(),
    from: v.string(),
    to: v.string(),
    /** Only in rows of this task; without it in all. */
    taskname: v.exactOptional(v.string()),
  }),
  v.strictObject({ kind: v.literal('decode-as'), encoding: v.literal('windows-1252') }),
]);

/**
 * What the user decided about a file. The bytes stay as given: reading applies the repairs in order, so the original
 * line numbers survive, a repair is undone by dropping it, and whoever reads the source reads the same rows.
 *
 * - `mend-kind`, `mend-line`: cure what has a sure cure (`mendLine`), in all lines listed under this fault or in one.
 * - `replace-line`: the line reads as `text`. `skip-lines`, `skip-kind`: leave out, counted apart from problems. Of a
 *   line left out and then replaced, or the other way round, the last decision counts.
 * - `rename-column` (to `taskname` too), `drop-column`, `column-to-text` (a number as JSON writes it; null stays).
 * - `replace-value`: this value of a column becomes another, to merge spellings of a label or of a taskname.
 * - `decode-as`: the bytes are not UTF-8 but this.
 */
export type Repair = v.InferOutput<typeof repairSchema>;

const repairsSchema = v.pipe(v.array(repairSchema), v.readonly());

/** Repairs from outside, such as the browser's storage. */
export function readRepairs(value: unknown): Result<readonly Repair[], ContentFault> {
  return narrow(repairsSchema, value);
}
