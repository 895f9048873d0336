import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFixtureJson, readFixtureJsonLines, readFixtureText } from '../testing/fixtures';
import { createTokenizer } from './loadTokenizer';
import type { Tokenizer } from './tokenizer';
import { tokenizerJsonFromVocab } from './tokenizerForm';

interface EncodeCase {
  readonly i: number;
  readonly text: string;
  readonly ids: readonly number[];
  readonly ids_plain?: readonly number[];
  readonly decoded: string;
  readonly utf16?: readonly number[];
}

interface DecodeCase {
  readonly ids: readonly number[];
  readonly decoded: string;
  readonly decoded_skip_special: string;
}

const encodeCases = readFixtureJsonLines<EncodeCase>('tokenizer.jsonl');
const decodeCases = readFixtureJsonLines<DecodeCase>('tokenizer-decode.jsonl');

const tokenizers: readonly (readonly [string, Tokenizer])[] = [
  [
    'merges as pairs',
    createTokenizer(
      readFixtureJson('tiny-gpt2/tokenizer.json'),
      readFixtureJson('tiny-gpt2/tokenizer_config.json'),
    ),
  ],
  ['merges as strings', createTokenizer(readFixtureJson('tiny-gpt2-f16/tokenizer.json'), undefined)],
  [
    'vocab.json and merges.txt',
    createTokenizer(
      tokenizerJsonFromVocab(
        readFixtureJson('tiny-gpt2-sharded/vocab.json'),
        readFixtureText('tiny-gpt2-sharded/merges.txt'),
      ),
      readFixtureJson('tiny-gpt2-sharded/tokenizer_config.json'),
    ),
  ],
];

describe.each(tokenizers)('the tokenizer from %s', (_, tokenizer) => {
  test('encodes every string to the oracle’s ids, special tokens in text being plain characters', () => {
    expect(encodeCases.length).toBeGreaterThanOrEqual(1);
    for (const { i, text, utf16, ids, ids_plain } of encodeCases) {
      const given = utf16 === undefined ? text : String.fromCharCode(...utf16);
      expect(tokenizer.encode(given), `case ${i}`).toEqual(ids_plain ?? ids);
    }
  });

  test('decodes those ids to the text again', () => {
    for (const { i, ids, ids_plain, decoded } of encodeCases) {
      expect(tokenizer.decode(ids), `case ${i}`).toBe(decoded);
      if (ids_plain) expect(tokenizer.decode(ids_plain), `case ${i}`).toBe(decoded);
    }
  });

  test('decodes ids that cut characters apart as the oracle does', () => {
    expect(decodeCases.length).toBeGreaterThanOrEqual(1);
    for (const { ids, decoded, decoded_skip_special } of decodeCases) {
      expect(tokenizer.decode(ids)).toBe(decoded);
      expect(tokenizer.decode(ids, { skipSpecial: true })).toBe(decoded_skip_special);
    }
  });

  test('knows the bytes behind each token', () => {
    const utf8 = new TextEncoder();
    for (const { i, text, ids } of encodeCases) {
      const bytes = ids.reduce((sum, id) => sum + tokenizer.byteLength(id), 0);
      expect(bytes, `case ${i}`).toBe(utf8.encode(text).length);
    }
  });

  test('ends rows with <|endoftext|>, reachable only by its special id', () => {
    const vocab = readFixtureJson<Record<string, number>>('tiny-gpt2/vocab.json');
    const eos = vocab['<|endoftext|>'];
    expect([tokenizer.eosId, tokenizer.bosId]).toEqual([eos, eos]);
    expect(tokenizer.vocabSize).toBe(Object.keys(vocab).length);
    expect(tokenizer.specials).toEqual(['<|endoftext|>']);
    expect(tokenizer.specialId('<|endoftext|>')).toBe(eos);
    expect(tokenizer.encode('<|endoftext|>')).not.toContain(eos);
    expect(tokenizer.specialId('the')).toBeUndefined();
  });
});

describe('the embedded model’s tokenizer', () => {
  const folder = 'public/models/studio-gpt-en-sv-7m';
  const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
  const tokenizer = createTokenizer(read('tokenizer.json'), read('tokenizer_config.json'));
  const fromVocab = createTokenizer(
    tokenizerJsonFromVocab(read('vocab.json'), readFileSync(`${folder}/merges.txt`, 'utf8')),
    read('tokenizer_config.json'),
  );

  test('gives every fixture string back, and both sets of its files agree', () => {
    expect(tokenizer.vocabSize).toBe(10_240);
    for (const { text } of encodeCases) {
      const ids = tokenizer.encode(text);
      expect(tokenizer.decode(ids)).toBe(text);
      expect(fromVocab.encode(text)).toEqual(ids);
    }
  });
});
