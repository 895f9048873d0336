import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixturesDir, readFixtureBytes, readFixtureJson } from '../testing/fixtures';
import { modelFilesFromMemory } from '../testing/memoryModelFiles';
import type { Checkpoint, GptWeights } from './checkpoint';
import { loadCheckpoint } from './loadCheckpoint';
import { bytesOfFloat32 } from './tensorNumbers';

const contentOf = (folder: string): Record<string, Uint8Array> =>
  Object.fromEntries(
    readdirSync(join(fixturesDir, folder)).map((name) => [name, readFixtureBytes(`${folder}/${name}`)]),
  );

const load = (content: Record<string, Uint8Array>): Promise<Checkpoint> =>
  loadCheckpoint(modelFilesFromMemory('tiny', content), {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });

/** The no-prefix folder has no tokenizer files of its own. */
const tokenizerFiles = () => {
  const { 'tokenizer.json': whole, 'tokenizer_config.json': config } = contentOf('tiny-gpt2');
  return { 'tokenizer.json': whole ?? new Uint8Array(), 'tokenizer_config.json': config ?? new Uint8Array() };
};

const base = await load(contentOf('tiny-gpt2'));

/** All weights one after another, in the order of the types. */
const flat = (weights: GptWeights): readonly Float32Array[] => [
  weights.wordEmbeddings,
  weights.positionEmbeddings,
  ...weights.blocks.flatMap((block) => Object.values(block) as Float32Array[]),
  weights.lnfGain,
  weights.lnfBias,
];

/** Nearest F16 of a number (ties to even), by arithmetic on its grid. */
function roundedToHalf(value: number): number {
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(value) || 2 ** -24)), -14);
  const grid = 2 ** (exponent - 10);
  const scaled = value / grid;
  const down = Math.floor(scaled);
  const rest = scaled - down;
  const up = rest > 0.5 || (rest === 0.5 && down % 2 !== 0);
  return (up ? down + 1 : down) * grid;
}

describe('the tiny checkpoint', () => {
  test('has the shape that its config tells', () => {
    const { n_layer, n_embd, n_head, n_positions, vocab_size } =
      readFixtureJson<Record<string, number>>('tiny-gpt2/config.json');
    const { layers, hiddenSize: d, heads, innerSize, vocabSize, positions } = base.config;
    expect([layers, d, heads, positions, vocabSize]).toEqual([
      n_layer,
      n_embd,
      n_head,
      n_positions,
      vocab_size,
    ]);
    const block = [d, d, 3 * d * d, 3 * d, d * d, d, d, d, d * innerSize, innerSize, innerSize * d, d];
    expect(flat(base.weights).map((values) => values.length)).toEqual([
      vocabSize * d,
      positions * d,
      ...Array.from({ length: layers }, () => block).flat(),
      d,
      d,
    ]);
  });

  test.each([
    ['in shards, with vocab.json and merges.txt', () => contentOf('tiny-gpt2-sharded')],
    [
      'without prefix, with mask buffers',
      () => ({ ...contentOf('tiny-gpt2-noprefix'), ...tokenizerFiles() }),
    ],
  ])('%s is the same base: equal bits, equal fingerprint', async (_, content) => {
    const other = await load(content());
    const expected = flat(base.weights);
    flat(other.weights).forEach((values, index) => {
      expect(Buffer.compare(bytesOfFloat32(values), bytesOfFloat32(expected[index] ?? values.slice(1)))).toBe(
        0,
      );
    });
    expect(other.fingerprint).toBe(base.fingerprint);
  });

  test('as F16 has every weight rounded once, and is another base', async () => {
    const half = await load(contentOf('tiny-gpt2-f16'));
    const expected = flat(base.weights);
    flat(half.weights).forEach((values, index) => {
      expect([...values]).toEqual(Array.from(expected[index] ?? [], roundedToHalf));
    });
    expect(half.fingerprint).not.toBe(base.fingerprint);
    const text = 'The mood was good. Åäö 在!';
    expect(half.tokenizer.encode(text)).toEqual(base.tokenizer.encode(text));
  });
});
