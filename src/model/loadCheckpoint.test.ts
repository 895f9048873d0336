import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Failed } from '../base/failed';
import { fixturesDir, readFixtureBytes, readFixtureJson } from '../testing/fixtures';
import { modelFilesFromMemory } from '../testing/memoryModelFiles';
import { type CheckpointProgress, loadCheckpoint } from './loadCheckpoint';
import { readSafetensors, type TensorBytes, writeSafetensors } from './safetensors';

type Content = Readonly<Record<string, Uint8Array>>;

const contentOf = (folder: string): Content =>
  Object.fromEntries(
    readdirSync(join(fixturesDir, folder)).map((name) => [name, readFixtureBytes(`${folder}/${name}`)]),
  );

const tiny = contentOf('tiny-gpt2');
const shards = contentOf('tiny-gpt2-sharded');
const without = (content: Content, ...names: readonly string[]): Content =>
  Object.fromEntries(Object.entries(content).filter(([name]) => !names.includes(name)));
const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const withConfig = (changes: object): Content => ({
  ...tiny,
  'config.json': json({ ...readFixtureJson<object>('tiny-gpt2/config.json'), ...changes }),
});

/** The tiny checkpoint after a change to its list of tensors. */
function withTensors(change: (tensors: readonly TensorBytes[]) => readonly TensorBytes[]): Content {
  const read = readSafetensors(readFixtureBytes('tiny-gpt2/model.safetensors'));
  if (!read.ok) throw new Error(read.error);
  return { ...tiny, 'model.safetensors': writeSafetensors(change(read.value.tensors), {}) };
}

const withTensor = (name: string, change: (tensor: TensorBytes) => TensorBytes): Content =>
  withTensors((tensors) => tensors.map((tensor) => (tensor.name === name ? change(tensor) : tensor)));

const load = (content: Content, options: Partial<Parameters<typeof loadCheckpoint>[1]> = {}) =>
  loadCheckpoint(modelFilesFromMemory('tiny', content), {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...options,
  });

const failureOf = async (content: Content): Promise<unknown> => {
  const outcome = await load(content).catch((error: unknown) => error);
  return outcome instanceof Failed ? outcome.failure : outcome;
};

const wte = 'transformer.wte.weight';

describe('a checkpoint that does not fit is refused by name', () => {
  test.each<[string, Content, object]>([
    ['no config', without(tiny, 'config.json'), { kind: 'model-file-missing', fileName: 'config.json' }],
    [
      'a config that is no JSON',
      { ...tiny, 'config.json': json(1).slice(1) },
      { kind: 'model-config-invalid' },
    ],
    ['another architecture', withConfig({ model_type: 'bert' }), { found: 'bert' }],
    [
      'no tokenizer',
      without(tiny, 'tokenizer.json', 'merges.txt'),
      { kind: 'tokenizer-missing', folder: 'tiny' },
    ],
    [
      'a tokenizer that is no JSON',
      { ...tiny, 'tokenizer.json': json('a').slice(1) },
      { kind: 'tokenizer-invalid', reason: 'tokenizer.json is not JSON' },
    ],
    [
      'fewer embedding rows than tokens',
      withConfig({ vocab_size: 511 }),
      { kind: 'vocabulary-mismatch', tokenizerSize: 512, embeddingRows: 511 },
    ],
    [
      'more embedding rows in the config than in the weights',
      withConfig({ vocab_size: 513 }),
      { kind: 'tensor-shape', tensor: wte, expected: [513, 64], found: [512, 64] },
    ],
    ['no weights', without(tiny, 'model.safetensors'), { fileName: 'model.safetensors' }],
    [
      'a missing shard',
      without(shards, 'model-00002-of-00002.safetensors'),
      { kind: 'model-file-missing', fileName: 'model-00002-of-00002.safetensors' },
    ],
    [
      'an index that leaves the folder',
      { ...shards, 'model.safetensors.index.json': json({ weight_map: { a: '../model.safetensors' } }) },
      { kind: 'safetensors-invalid', fileName: 'model.safetensors.index.json' },
    ],
    [
      'a file cut short',
      { ...tiny, 'model.safetensors': readFixtureBytes('tiny-gpt2/model.safetensors').slice(0, -4) },
      { kind: 'safetensors-invalid', fileName: 'model.safetensors' },
    ],
    [
      'a missing tensor',
      withTensors((tensors) => tensors.filter(({ name }) => !name.endsWith('h.1.ln_2.bias'))),
      { kind: 'tensor-missing', tensor: 'h.1.ln_2.bias', expected: [64] },
    ],
    [
      'a tensor given with and without prefix',
      withTensors((tensors) => [
        ...tensors,
        { name: 'ln_f.bias', dtype: 'F32', shape: [64], bytes: new Uint8Array(256) },
      ]),
      { kind: 'safetensors-invalid', reason: 'tensor "ln_f.bias" is given twice' },
    ],
    [
      'a layer that the config does not know',
      withConfig({ n_layer: 1 }),
      { kind: 'tensor-unexpected', tensor: expect.stringContaining('h.1.') },
    ],
    [
      'a type that is not read',
      withTensor(wte, (tensor) => ({ ...tensor, dtype: 'I32' })),
      { kind: 'tensor-dtype', tensor: wte, found: 'I32' },
    ],
    [
      'a weight that is not a number',
      withTensor(wte, (tensor) => {
        const bytes = tensor.bytes.slice();
        new DataView(bytes.buffer).setFloat32(4 * 70, Number.NaN, true);
        return { ...tensor, bytes };
      }),
      { kind: 'tensor-not-finite', tensor: wte, index: 70 },
    ],
    [
      'a head of its own',
      withTensors((tensors) => [
        ...tensors,
        { name: 'lm_head.weight', dtype: 'F32', shape: [512, 64], bytes: new Uint8Array(512 * 64 * 4) },
      ]),
      { kind: 'head-not-tied', tensor: 'lm_head.weight' },
    ],
    [
      'a head that is said to be its own and is not there',
      withConfig({ tie_word_embeddings: false }),
      { kind: 'tensor-missing', tensor: 'lm_head.weight', expected: [512, 64] },
    ],
  ])('%s', async (_, content, failure) => {
    expect(await failureOf(content)).toMatchObject(failure);
  });
});

describe('loading a checkpoint', () => {
  test('takes a separate head that equals the word embeddings', async () => {
    const doubled = withTensors((tensors) => {
      const head = tensors.filter(({ name }) => name === wte);
      return [...head.map((tensor) => ({ ...tensor, name: 'lm_head.weight' })), ...tensors];
    });
    const loaded = await load({
      ...doubled,
      ...{ 'config.json': withConfig({ tie_word_embeddings: false })['config.json'] ?? json(0) },
    });
    expect(loaded.fingerprint).toBe((await load(tiny)).fingerprint);
  });

  test('leaves heads for other tasks alone', async () => {
    const extra: TensorBytes = { name: 'score.weight', dtype: 'F32', shape: [1], bytes: new Uint8Array(4) };
    const loaded = await load(withTensors((tensors) => [...tensors, extra]));
    expect(loaded.config.layers).toBe(2);
  });

  test('tells another base by one changed weight, one changed head count or one changed merge', async () => {
    const nudged = withTensor(wte, (tensor) => {
      const bytes = tensor.bytes.slice();
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      return { ...tensor, bytes };
    });
    const { model, ...rest } = readFixtureJson<{ model: { merges: unknown[] } }>('tiny-gpt2/tokenizer.json');
    const fewer = { ...rest, model: { ...model, merges: model.merges.slice(0, -1) } };
    const contents = [tiny, nudged, withConfig({ n_head: 2 }), { ...tiny, 'tokenizer.json': json(fewer) }];
    const loaded = await Promise.all(contents.map((content) => load(content)));
    const fingerprints = loaded.map(({ fingerprint }) => fingerprint);
    expect(new Set(fingerprints).size).toBe(4);
    for (const fingerprint of fingerprints) expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  test('reports bytes that only grow and end at the size of all weight files', async () => {
    const seen: CheckpointProgress[] = [];
    await load(shards, { onProgress: (progress) => seen.push(progress) });
    const total = 299_120 + 267_768;
    expect(seen.at(-1)).toEqual({
      fileName: 'model-00002-of-00002.safetensors',
      loadedBytes: total,
      totalBytes: total,
    });
    for (const [index, { loadedBytes }] of seen.entries())
      expect(loadedBytes).toBeGreaterThanOrEqual(seen[index - 1]?.loadedBytes ?? 0);
  });

  test('stops with an AbortError when cancelled half-way', async () => {
    const controller = new AbortController();
    const loading = load(tiny, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
