import { assert, at } from '../base/assert';
import type { Tokenizer } from '../model/tokenizer';
import type { TokenPreview } from './deskReport';

/** What a token shows of its row. */
export type TokenText = Pick<TokenPreview, 'text' | 'partOf'>;

/**
 * What tokens of one stretch of text show. A byte-level token may begin or end inside a character: such a character is
 * shown where its last byte is, and every token that holds a part of it says so. The texts joined are the stretch.
 */
export function tokenTexts(ids: readonly number[], tokenizer: Tokenizer): TokenText[] {
  const characters = [...tokenizer.decode(ids)];
  let next = 0;
  let nextStart = 0;
  let start = 0;
  const texts = ids.map((id): TokenText => {
    const end = start + tokenizer.byteLength(id);
    let text = '';
    let partOf: string | undefined;
    while (next < characters.length && nextStart < end) {
      const character = at(characters, next);
      const characterEnd = nextStart + utf8Bytes(character);
      if (nextStart < start || characterEnd > end) partOf = character;
      if (characterEnd > end) break;
      text += character;
      next += 1;
      nextStart = characterEnd;
    }
    start = end;
    return { text, partOf };
  });
  assert(next === characters.length, 'the bytes of the tokens add up to those of their text');
  return texts;
}

function utf8Bytes(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
