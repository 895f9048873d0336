import { BPE } from '@huggingface/tokenizers';
import { bytesOfToken, toByteSymbols } from './byteSymbols';
import { splitPieces } from './splitPieces';
import type { Tokenizer } from './tokenizer';
import { readTokenizerForm, type TokenizerForm } from './tokenizerForm';

/** Different pieces kept with their ids; text repeats itself, so most pieces are looked up. */
const cachedPieces = 65_536;
/** Longer pieces are rare and not worth keeping. */
const cachedPieceLength = 64;

/**
 * The tokenizer of a `tokenizer.json` (byte-level BPE; merges as "a b" or as pairs) and its `tokenizer_config.json`.
 * Throws Failed<ModelFailure> 'tokenizer-invalid'.
 */
export function createTokenizer(tokenizerJson: unknown, tokenizerConfig: unknown | undefined): Tokenizer {
  return tokenizerFromForm(readTokenizerForm(tokenizerJson, tokenizerConfig));
}

export function tokenizerFromForm(form: TokenizerForm): Tokenizer {
  const specialIds = new Map(form.specials.map((token) => [token, idOf(form, token)]));
  const isSpecial = new Set(specialIds.values());
  const bytes = bytesById(form);
  const encodePlain = createPieceEncoder(form);
  const cutAdded = createAddedTokenCutter(form);
  // A leading U+FEFF belongs to the text.
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const bytesOf = (id: number): Uint8Array => bytes[id] ?? new Uint8Array();

  const decode: Tokenizer['decode'] = (ids, options) => {
    const parts: Uint8Array[] = [];
    let length = 0;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? -1;
      if (options?.skipSpecial && isSpecial.has(id)) continue;
      const part = bytesOf(id);
      parts.push(part);
      length += part.length;
    }
    const joined = new Uint8Array(length);
    let end = 0;
    for (const part of parts) {
      joined.set(part, end);
      end += part.length;
    }
    return utf8.decode(joined);
  };

  return {
    vocabSize: bytes.length,
    eosId: idOf(form, form.eos),
    bosId: idOf(form, form.bos),
    encode: (text) => {
      const ids: number[] = [];
      for (const part of cutAdded(text)) {
        if (part.id !== undefined) ids.push(part.id);
        else for (const piece of splitPieces(withPrefixSpace(part.text, form))) encodePlain(piece, ids);
      }
      return ids;
    },
    decode,
    token: (id) => utf8.decode(bytesOf(id)),
    bytes: bytesOf,
    byteLength: (id) => bytesOf(id).length,
    specialId: (text) => specialIds.get(text),
    specials: form.specials,
  };
}

function idOf(form: TokenizerForm, token: string): number {
  const id = form.ids.get(token);
  // `readTokenizerForm` has checked every merge and every byte.
  if (id === undefined) throw new Error(`Token ${JSON.stringify(token)} has no id`);
  return id;
}

/** Bytes each id stands for; ids without an entry (a gap in the vocabulary) stand for none. */
function bytesById(form: TokenizerForm): readonly (Uint8Array | undefined)[] {
  const added = new Set([...form.specials, ...form.addedPlain]);
  const bytes: (Uint8Array | undefined)[] = [];
  for (const [token, id] of form.ids) {
    while (bytes.length <= id) bytes.push(undefined);
    bytes[id] = added.has(token) ? new TextEncoder().encode(token) : bytesOfToken(token);
  }
  return bytes;
}

/** Appends the ids of one piece; the merging itself is the library's. */
function createPieceEncoder(form: TokenizerForm): (piece: string, ids: number[]) => void {
  const bpe = new BPE({
    type: 'BPE',
    vocab: Object.fromEntries(form.ids),
    merges: form.merges.map(([left, right]): [string, string] => [left, right]),
    ignore_merges: form.ignoreMerges,
  });
  const cache = new Map<string, readonly number[]>();
  return (piece, ids) => {
    let found = cache.get(piece);
    if (found === undefined) {
      found = bpe.encode([toByteSymbols(piece)]).map((token) => idOf(form, token));
      if (cache.size >= cachedPieces) cache.clear();
      if (piece.length <= cachedPieceLength) cache.set(piece, found);
    }
    for (const id of found) ids.push(id);
  };
}

type TextPart = { readonly text: string; readonly id: number | undefined };

/** Cuts added tokens that are not special out of text, leftmost and longest first. */
function createAddedTokenCutter(form: TokenizerForm): (text: string) => readonly TextPart[] {
  if (form.addedPlain.length === 0) return (text) => [{ text, id: undefined }];
  const longestFirst = [...form.addedPlain].sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((token) => token.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  const pattern = new RegExp(`(${escaped.join('|')})`, 'u');
  // Odd parts are the captured tokens.
  return (text) =>
    text
      .split(pattern)
      .map((part, index) => ({ text: part, id: index % 2 === 1 ? idOf(form, part) : undefined }));
}

function withPrefixSpace(text: string, form: TokenizerForm): string {
  return form.addPrefixSpace && text !== '' && !/^\p{White_Space}/u.test(text) ? ` ${text}` : text;
}
