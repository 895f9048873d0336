import { Failed } from '../base/failed';
import { byteSymbols } from './byteSymbols';
import { isRecord, type JsonRecord } from './jsonRecord';
import type { ModelFailure } from './modelFailure';

/** A byte-level BPE tokenizer as plain values, whichever files it came from. */
export interface TokenizerForm {
  /** Vocabulary entries by spelling (byte symbols), added tokens included. */
  readonly ids: ReadonlyMap<string, number>;
  readonly merges: readonly (readonly [string, string])[];
  /** Spellings of special tokens, by ascending id. */
  readonly specials: readonly string[];
  /** Added tokens that are not special: cut out of text before it is split. By ascending id. */
  readonly addedPlain: readonly string[];
  readonly addPrefixSpace: boolean;
  readonly ignoreMerges: boolean;
  readonly eos: string;
  readonly bos: string;
}

const endOfText = '<|endoftext|>';
/** Beyond any real vocabulary; keeps a hostile id from sizing an array. */
const highestId = 2 ** 22;

export const invalidTokenizer = (reason: string): Failed<ModelFailure> =>
  new Failed<ModelFailure>({ kind: 'tokenizer-invalid', reason });

/**
 * Narrows `tokenizer.json` (byte-level BPE only) and `tokenizer_config.json`.
 * Throws Failed<ModelFailure> 'tokenizer-invalid' that names the first thing that does not fit.
 */
export function readTokenizerForm(tokenizerJson: unknown, tokenizerConfig: unknown): TokenizerForm {
  if (!isRecord(tokenizerJson)) throw invalidTokenizer('the file is not a JSON object');
  const model = tokenizerJson.model;
  if (!isRecord(model)) throw invalidTokenizer('model is missing');
  // Files written before tokenizers 0.9 leave model.type out; vocab with merges is then BPE.
  if (model.type !== undefined && model.type !== 'BPE') refuse('model.type', 'BPE', model.type);
  for (const key of ['continuing_subword_prefix', 'end_of_word_suffix'])
    if (model[key]) refuse(`model.${key}`, 'none', model[key]);
  for (const key of ['byte_fallback', 'dropout']) if (model[key]) refuse(`model.${key}`, 'off', model[key]);
  if (tokenizerJson.normalizer != null) refuse('normalizer', 'none', tokenizerJson.normalizer);
  const split = tokenizerJson.pre_tokenizer;
  if (!isRecord(split) || split.type !== 'ByteLevel') return refuse('pre_tokenizer', 'ByteLevel', split);
  if (split.use_regex === false) refuse('pre_tokenizer.use_regex', 'on', false);

  const ids = readVocabulary(model.vocab);
  const merges = readMerges(model.merges, ids);
  const added = readAddedTokens(tokenizerJson.added_tokens ?? []);
  for (const token of added) ids.set(token.content, token.id);
  checkIds(ids);
  const config = isRecord(tokenizerConfig) ? tokenizerConfig : {};
  const eos = specialSpelling(config.eos_token) ?? endOfText;
  if (!ids.has(eos))
    throw invalidTokenizer(`the end-of-text token ${JSON.stringify(eos)} is not in the vocabulary`);
  const bos = specialSpelling(config.bos_token) ?? eos;
  const named = ['bos_token', 'eos_token', 'unk_token', 'pad_token'].map((key) =>
    specialSpelling(config[key]),
  );
  const isSpecial = new Set<string | undefined>([eos, endOfText, ...named]);
  for (const token of added) if (token.special) isSpecial.add(token.content);
  const byId = [...ids.entries()].sort((a, b) => a[1] - b[1]).map(([token]) => token);
  const addedSpellings = new Set(added.map((token) => token.content));
  return {
    ids,
    merges,
    specials: byId.filter((token) => isSpecial.has(token)),
    addedPlain: byId.filter((token) => addedSpellings.has(token) && !isSpecial.has(token)),
    addPrefixSpace: (config.add_prefix_space ?? split.add_prefix_space) === true,
    ignoreMerges: model.ignore_merges === true,
    eos,
    bos: ids.has(bos) ? bos : eos,
  };
}

/** `vocab.json` and `merges.txt` in the form of a `tokenizer.json`, for folders that have no such file. */
export function tokenizerJsonFromVocab(vocab: unknown, mergesText: string): JsonRecord {
  const lines = mergesText.split('\n').map((line) => line.replace(/\r$/, ''));
  const body = lines[0]?.startsWith('#version') ? lines.slice(1) : lines;
  return {
    model: { type: 'BPE', vocab, merges: body.filter((line) => line !== '') },
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
  };
}

function refuse(key: string, expected: string, found: unknown): never {
  throw invalidTokenizer(
    `${key}: expected ${expected}, found ${JSON.stringify(found)?.slice(0, 80) ?? 'nothing'}`,
  );
}

function readVocabulary(vocab: unknown): Map<string, number> {
  if (!isRecord(vocab)) throw invalidTokenizer('model.vocab is missing');
  const ids = new Map<string, number>();
  for (const [token, id] of Object.entries(vocab)) {
    if (typeof id !== 'number') throw invalidTokenizer(`model.vocab: ${JSON.stringify(token)} has no id`);
    ids.set(token, id);
  }
  // Without all bytes some text could not be written at all and would be lost silently.
  const absent = byteSymbols.findIndex((symbol) => !ids.has(symbol));
  if (absent >= 0) throw invalidTokenizer(`model.vocab: byte ${absent} has no entry`);
  return ids;
}

function readMerges(merges: unknown, ids: ReadonlyMap<string, number>): (readonly [string, string])[] {
  if (!Array.isArray(merges)) throw invalidTokenizer('model.merges is missing');
  return merges.map((merge: unknown, index) => {
    const parts: unknown = typeof merge === 'string' ? merge.split(' ') : merge;
    const [left, right]: unknown[] = Array.isArray(parts) && parts.length === 2 ? parts : [];
    if (typeof left !== 'string' || typeof right !== 'string')
      throw invalidTokenizer(`model.merges: entry ${index} is not a pair`);
    if (!ids.has(left + right))
      throw invalidTokenizer(`model.merges: entry ${index} makes no vocabulary entry`);
    return [left, right];
  });
}

interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly special: boolean;
}

function readAddedTokens(tokens: unknown): readonly AddedToken[] {
  if (!Array.isArray(tokens)) throw invalidTokenizer('added_tokens is not a list');
  return tokens.map((token: unknown, index) => {
    const where = `added_tokens: entry ${index}`;
    if (!isRecord(token)) throw invalidTokenizer(`${where} is not an object`);
    const { id, content } = token;
    if (typeof id !== 'number' || typeof content !== 'string' || content === '')
      throw invalidTokenizer(`${where} lacks id or content`);
    const special = token.special === true;
    for (const key of ['single_word', 'lstrip', 'rstrip'])
      if (!special && token[key] === true) throw invalidTokenizer(`${where} uses ${key}`);
    return { id, content, special };
  });
}

function checkIds(ids: ReadonlyMap<string, number>): void {
  const seen = new Set<number>();
  for (const [token, id] of ids) {
    if (!Number.isInteger(id) || id < 0 || id > highestId)
      throw invalidTokenizer(`${JSON.stringify(token)} has the id ${id}`);
    if (seen.has(id)) throw invalidTokenizer(`id ${id} is given to two tokens`);
    seen.add(id);
  }
}

/** A special token in `tokenizer_config.json` is a string or an object with `content`. */
function specialSpelling(value: unknown): string | undefined {
  const spelling = isRecord(value) ? value.content : value;
  return typeof spelling === 'string' ? spelling : undefined;
}
