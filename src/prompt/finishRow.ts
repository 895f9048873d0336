import { assert } from '../base/assert';
import type { Tokenizer } from '../model/tokenizer';
import type { EncodeOptions, TokenOrigin } from './encodedExample';
import type { FieldSpan, TokenisedRow } from './tokeniseRow';

const specialOrigin: TokenOrigin = { kind: 'special' };

/** Puts BOS in front (before virtual tokens too) and EOS behind, as the options say (rule E6). */
export function addEnds(
  row: TokenisedRow,
  tokenizer: Tokenizer,
  options: Pick<EncodeOptions, 'addBos' | 'addEos'>,
): void {
  if (options.addBos) {
    row.ids.unshift(tokenizer.bosId);
    row.starts.unshift(0);
    row.ends.unshift(0);
    row.origins.unshift(specialOrigin);
  }
  if (options.addEos) {
    const end = row.ends.at(-1) ?? 0;
    row.ids.push(tokenizer.eosId);
    row.starts.push(end);
    row.ends.push(end);
    row.origins.push(specialOrigin);
  }
}

/**
 * Tokens that may be cut from `field`, as [first, end): those of its first use whose characters all lie in the field
 * or in the one template space before it (rules C2 and C3).
 */
function cuttableRange(row: TokenisedRow, field: string | undefined): readonly [first: number, end: number] {
  const use = row.uses.find((span) => span.name === field);
  if (use === undefined) return [0, 0];
  const inside = (index: number): boolean => liesIn(row, index, use);
  const first = row.ids.findIndex((_, index) => inside(index));
  if (first < 0) return [0, 0];
  return [first, row.ids.findLastIndex((_, index) => inside(index)) + 1];
}

/** How many tokens `cutField` could take. */
export function countCuttable(row: TokenisedRow, field: string | undefined): number {
  const [first, end] = cuttableRange(row, field);
  return end - first;
}

/** Where `cutField` takes its tokens from. */
export function cutStart(row: TokenisedRow, field: string | undefined, count: number): number {
  const [first, end] = cuttableRange(row, field);
  assert(count <= end - first, 'the field has the tokens that are cut');
  return end - count;
}

/** Takes `count` tokens (at most `countCuttable`) from the end of the field. */
export function cutField(row: TokenisedRow, field: string | undefined, count: number): void {
  const start = cutStart(row, field, count);
  for (const column of [row.ids, row.starts, row.ends, row.origins]) column.splice(start, count);
}

/** The last use of a field: where the answer is (rule M1). */
export function lastUse(row: TokenisedRow, field: string | undefined): FieldSpan | undefined {
  return row.uses.findLast((span) => span.name === field);
}

/** Whether token `index` is text and holds at least one byte of the span or of the template space before it. */
export function touches(row: TokenisedRow, index: number, span: FieldSpan): boolean {
  return isText(row, index) && (row.starts[index] ?? 0) < span.end && (row.ends[index] ?? 0) > span.from;
}

function liesIn(row: TokenisedRow, index: number, span: FieldSpan): boolean {
  return isText(row, index) && (row.starts[index] ?? 0) >= span.from && (row.ends[index] ?? 0) <= span.end;
}

function isText(row: TokenisedRow, index: number): boolean {
  const kind = row.origins[index]?.kind;
  return kind === 'text' || kind === 'field';
}
