import { Failed } from '../base/failed';
import { tokenizerFromForm } from './loadTokenizer';
import type { ModelFailure } from './modelFailure';
import type { ModelFiles } from './modelFiles';
import { readModelJson, readModelText } from './readModelJson';
import type { Tokenizer } from './tokenizer';
import { readTokenizerForm, type TokenizerForm, tokenizerJsonFromVocab } from './tokenizerForm';

const refuse = (reason: string): ModelFailure => ({ kind: 'tokenizer-invalid', reason });

/**
 * Reads a folder's tokenizer: `tokenizer.json`, else `vocab.json` with `merges.txt`; `tokenizer_config.json` when there.
 * Rejects with Failed<ModelFailure> 'tokenizer-missing' or 'tokenizer-invalid'.
 */
export async function readTokenizerFiles(files: ModelFiles, signal?: AbortSignal): Promise<TokenizerForm> {
  const config = await readModelJson(files, 'tokenizer_config.json', signal, refuse);
  const whole = await readModelJson(files, 'tokenizer.json', signal, refuse);
  if (whole !== undefined) return readTokenizerForm(whole, config);
  const vocab = await readModelJson(files, 'vocab.json', signal, refuse);
  const merges = await readModelText(files, 'merges.txt', signal, refuse);
  if (vocab === undefined || merges === undefined)
    throw new Failed<ModelFailure>({ kind: 'tokenizer-missing', folder: files.name });
  return readTokenizerForm(tokenizerJsonFromVocab(vocab, merges), config);
}

/** The tokenizer of a folder, without its weights. Rejects as `readTokenizerFiles` does. */
export async function loadTokenizer(files: ModelFiles, signal?: AbortSignal): Promise<Tokenizer> {
  try {
    return tokenizerFromForm(await readTokenizerFiles(files, signal));
  } finally {
    files.close();
  }
}
