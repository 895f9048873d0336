import { assert, at } from '../base/assert';
import type { Tokenizer } from '../model/tokenizer';
import type { TokenOrigin } from './encodedExample';
import type { FilledPiece } from './fillTemplate';

/**
 * A filled row as tokens. Spans are UTF-8 byte offsets in the row's text, virtual tokens left out; a character counts
 * whole, so "holds at least one character of" and "overlaps in bytes" are the same question.
 */
export interface TokenisedRow {
  readonly ids: number[];
  readonly starts: number[];
  readonly ends: number[];
  readonly origins: TokenOrigin[];
  /** Fields in order of use. `from` is `start`, or one less when the template has a space just before the field. */
  readonly uses: readonly FieldSpan[];
}

export interface FieldSpan {
  readonly name: string;
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

const specialOrigin: TokenOrigin = { kind: 'special' };

/** Tokenises each stretch of text between virtual and special tokens as one string (rule E5). */
export function tokeniseRow(pieces: readonly FilledPiece[], tokenizer: Tokenizer): TokenisedRow {
  const uses: FieldSpan[] = [];
  const row: TokenisedRow = { ids: [], starts: [], ends: [], origins: [], uses };
  let offset = 0;
  const push = (id: number, bytes: number, origin: TokenOrigin): void => {
    row.ids.push(id);
    row.starts.push(offset);
    offset += bytes;
    row.ends.push(offset);
    row.origins.push(origin);
  };
  for (let index = 0; index < pieces.length; ) {
    const piece = at(pieces, index);
    if (piece.kind === 'text') {
      const next = pieces.findIndex((other, i) => i > index && other.kind !== 'text');
      const stretch = pieces.slice(index, next < 0 ? pieces.length : next);
      pushStretch(stretch, offset, tokenizer, push, uses);
      index += stretch.length;
      continue;
    }
    if (piece.kind === 'special') push(piece.id, tokenizer.byteLength(piece.id), specialOrigin);
    else for (let k = 0; k < piece.count; k++) push(-1 - piece.first - k, 0, piece.origin);
    index += 1;
  }
  return row;
}

function pushStretch(
  pieces: readonly FilledPiece[],
  offset: number,
  tokenizer: Tokenizer,
  push: (id: number, bytes: number, origin: TokenOrigin) => void,
  uses: FieldSpan[],
): void {
  const texts = pieces.flatMap((piece) => (piece.kind === 'text' ? [piece] : []));
  const text = texts.map((piece) => piece.text).join('');
  const pieceEnds: number[] = [];
  let character = 0;
  let end = offset;
  texts.forEach((piece, index) => {
    const start = end;
    end += utf8Length(text, character, character + piece.text.length);
    character += piece.text.length;
    pieceEnds.push(end);
    if (piece.field === undefined) return;
    const before = texts[index - 1];
    const spaced = before !== undefined && before.field === undefined && before.text.endsWith(' ');
    uses.push({ name: piece.field, from: spaced ? start - 1 : start, start, end });
  });
  if (text === '') return;

  const ids = tokenizer.encode(text);
  // Tokenizers that put a space before the text have one byte more, in the first token.
  const extra = ids.reduce((sum, id) => sum + tokenizer.byteLength(id), 0) - (end - offset);
  assert(extra === 0 || extra === 1, 'the bytes of the tokens add up to those of the text');
  let position = offset - extra;
  let current = 0;
  ids.forEach((id, index) => {
    const bytes = tokenizer.byteLength(id);
    position += bytes;
    while (current < texts.length - 1 && at(pieceEnds, current) < position) current += 1;
    push(id, index === 0 ? bytes - extra : bytes, at(texts, current).origin);
  });
}

/** UTF-8 bytes of text[from, to); a pair of surrogates counts at its first half, a lone one as U+FFFD. */
function utf8Length(text: string, from: number, to: number): number {
  let bytes = to - from;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    if (code < 0x800) bytes += 1;
    else if (isHigh(code) && isLow(text.charCodeAt(i + 1))) bytes += 3;
    else if (isLow(code) && i > 0 && isHigh(text.charCodeAt(i - 1))) bytes -= 1;
    else bytes += 2;
  }
  return bytes;
}

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000;
