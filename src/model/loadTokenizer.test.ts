import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failed } from '../base/failed';
import { readFixtureBytes, readFixtureJson } from '../testing/fixtures';
import { modelFilesFromMemory } from '../testing/memoryModelFiles';
import { createTokenizer } from './loadTokenizer';
import { splitPieces } from './splitPieces';
import { loadTokenizer } from './tokenizerFiles';

interface TokenizerJson {
  readonly model: { readonly vocab: Readonly<Record<string, number>>; readonly merges: readonly unknown[] };
  readonly added_tokens: readonly object[];
  readonly pre_tokenizer: object;
}

const tiny = readFixtureJson<TokenizerJson>('tiny-gpt2/tokenizer.json');
const withModel = (changes: object) => ({ ...tiny, model: { ...tiny.model, ...changes } });
const withVocab = (change: (vocab: Record<string, number>) => void) => {
  const vocab = { ...tiny.model.vocab };
  change(vocab);
  return withModel({ vocab });
};

/** Lone surrogates as U+FFFD. */
const wellFormed = (text: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));

const reasonOf = (json: unknown, config?: unknown): string => {
  try {
    createTokenizer(json, config);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    expect(error.failure.kind).toBe('tokenizer-invalid');
    return error.failure.reason;
  }
};

describe('a tokenizer that is not byte-level BPE as we compute it is refused by name', () => {
  test.each<[string, unknown, string]>([
    ['a list', [], 'not a JSON object'],
    ['no model', {}, 'model is missing'],
    ['WordPiece', withModel({ type: 'WordPiece' }), 'model.type: expected BPE, found "WordPiece"'],
    ['byte fallback', withModel({ byte_fallback: true }), 'model.byte_fallback'],
    ['dropout', withModel({ dropout: 0.1 }), 'model.dropout'],
    ['word suffixes', withModel({ end_of_word_suffix: '</w>' }), 'model.end_of_word_suffix'],
    [
      'a normalizer',
      { ...tiny, normalizer: { type: 'NFC' } },
      'normalizer: expected none, found {"type":"NFC"}',
    ],
    [
      'another split',
      { ...tiny, pre_tokenizer: { type: 'Whitespace' } },
      'pre_tokenizer: expected ByteLevel',
    ],
    [
      'a split that is switched off',
      { ...tiny, pre_tokenizer: { type: 'ByteLevel', use_regex: false } },
      'pre_tokenizer.use_regex',
    ],
    ['no vocabulary', withModel({ vocab: undefined }), 'model.vocab is missing'],
    ['an id that is text', withVocab((vocab) => Object.assign(vocab, { the: '5' })), '"the" has no id'],
    ['an id twice', withVocab((vocab) => Object.assign(vocab, { new: 7 })), 'id 7 is given to two tokens'],
    ['an absurd id', withVocab((vocab) => Object.assign(vocab, { new: 2 ** 40 })), '"new" has the id'],
    ['a negative id', withVocab((vocab) => Object.assign(vocab, { new: -1 })), '"new" has the id -1'],
    [
      'a byte without entry',
      withVocab((vocab) => {
        delete vocab['!'];
      }),
      'byte 33 has no entry',
    ],
    ['no merges', withModel({ merges: 'a b' }), 'model.merges is missing'],
    ['a merge of three', withModel({ merges: ['a b c'] }), 'entry 0 is not a pair'],
    ['a merge into nothing', withModel({ merges: [['!', '!']] }), 'entry 0 makes no vocabulary entry'],
    [
      'an added token without id',
      { ...tiny, added_tokens: [{ content: 'x' }] },
      'entry 0 lacks id or content',
    ],
    [
      'an added token with rules of its own',
      { ...tiny, added_tokens: [{ id: 600, content: 'x', lstrip: true }] },
      'entry 0 uses lstrip',
    ],
  ])('%s', (_, json, reason) => {
    expect(reasonOf(json)).toContain(reason);
  });

  test('an end-of-text token that the vocabulary does not have', () => {
    expect(reasonOf(tiny, { eos_token: '</s>' })).toContain('the end-of-text token "</s>"');
  });
});

describe('a tokenizer', () => {
  const tokenizer = createTokenizer(tiny, undefined);

  test('gives any text back, and the same ids the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const ids = tokenizer.encode(text);
        expect(tokenizer.decode(ids)).toBe(wellFormed(text));
        expect(tokenizer.encode(text)).toEqual(ids);
        expect(splitPieces(text).join('')).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test('cuts added tokens that are not special out of text, the longest first', () => {
    const added = [
      ...tiny.added_tokens,
      { id: 512, content: '[x]', special: false },
      { id: 513, content: '[x][x]', special: false },
    ];
    const extended = createTokenizer({ ...tiny, added_tokens: added }, undefined);
    expect(extended.vocabSize).toBe(514);
    expect(extended.encode('[x][x][x]')).toEqual([513, 512]);
    expect(extended.encode('a[x]b')).toEqual([...tokenizer.encode('a'), 512, ...tokenizer.encode('b')]);
    expect(extended.decode([513, 512], { skipSpecial: true })).toBe('[x][x][x]');
    expect(extended.specials).toEqual(['<|endoftext|>']);
  });

  test('puts a space before text when the files ask for it', () => {
    const spaced = createTokenizer(tiny, { add_prefix_space: true });
    expect(spaced.encode('mood')).toEqual(tokenizer.encode(' mood'));
    expect(spaced.encode(' mood')).toEqual(tokenizer.encode(' mood'));
    expect(spaced.encode('')).toEqual([]);
  });

  test('takes the ends of text from its configuration, as a spelling or an object', () => {
    const marks = [
      { id: 512, content: '<s>', special: true },
      { id: 513, content: '</s>', special: true },
    ];
    const own = createTokenizer(
      { ...tiny, added_tokens: [...tiny.added_tokens, ...marks] },
      { bos_token: { content: '<s>' }, eos_token: '</s>' },
    );
    expect([own.bosId, own.eosId]).toEqual([512, 513]);
    expect(own.specials).toEqual(['<|endoftext|>', '<s>', '</s>']);
    expect(own.encode('</s>')).not.toContain(513);
  });

  test('knows tokens whose spelling is also a name of every object', () => {
    const odd = createTokenizer(
      withVocab((vocab) => Object.assign(vocab, { constructor: 512, toString: 513 })),
      undefined,
    );
    expect(odd.token(512)).toBe('constructor');
    expect(odd.decode(odd.encode('constructor toString __proto__'))).toBe('constructor toString __proto__');
  });

  test('has no text for an id beyond its vocabulary', () => {
    expect(tokenizer.decode([600, -3])).toBe('');
    expect(tokenizer.byteLength(600)).toBe(0);
  });

  test('is read from a folder without weights', async () => {
    const files = { 'tokenizer.json': readFixtureBytes('tiny-gpt2/tokenizer.json') };
    const read = await loadTokenizer(modelFilesFromMemory('tiny', files));
    expect(read.encode('mood')).toEqual(tokenizer.encode('mood'));
  });
});
