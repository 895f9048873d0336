import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../base/assert';
import type { Neighbour } from '../bridge/contract';
import type { VirtualPrompt } from '../table/promptTable';
import { smallPrompt } from '../testing/promptTables';
import { startSmallSession } from '../testing/smallRun';
import { useTensorBackend } from '../testing/tensorBackend';
import { readTinyGpt } from '../testing/tinyGpt';
import { createFrozenModel } from './gpt/composedModel';
import { inspect } from './inspect';
import type { Base } from './loadedBase';

let base: Base;
/** The same base with its vocabulary in several blocks on the device. */
let narrow: Base;
const never = new AbortController().signal;

beforeAll(async () => {
  await useTensorBackend('wasm');
  const checkpoint = await readTinyGpt();
  const check = (): void => undefined;
  base = { checkpoint, model: createFrozenModel(checkpoint, { maxBindingBytes: 2 ** 27, check }) };
  const few = 4 * checkpoint.config.hiddenSize * 128;
  narrow = { checkpoint, model: createFrozenModel(checkpoint, { maxBindingBytes: few, check }) };
});
afterAll(() => {
  base.model.dispose();
  narrow.model.dispose();
});

function promptOf(rows: readonly Float32Array[]): VirtualPrompt {
  return {
    ...smallPrompt('mood'),
    embeddings: Float32Array.from(rows.flatMap((row) => [...row])),
    totalVirtualTokens: rows.length,
    hiddenSize: base.checkpoint.config.hiddenSize,
  };
}

const rowOf = (id: number): Float32Array => base.model.wordEmbeddings([id]);

/** Rows that lie anywhere: sums of words. */
const mixed = (): readonly Float32Array[] =>
  Array.from({ length: 11 }, (_, i) =>
    rowOf(i + 30).map((value, k) => value - 0.7 * at(rowOf(3 * i + 90), k)),
  );

/** The definition, word by word, in double precision. */
function neighbours(row: Float32Array, kind: 'cosine' | 'dot', count: number): readonly Neighbour[] {
  const { tokenizer } = base.checkpoint;
  const norm = (values: Float32Array): number => Math.hypot(...values);
  return Array.from({ length: tokenizer.vocabSize }, (_, id) => {
    const word = rowOf(id);
    const dot = row.reduce((sum, value, k) => sum + value * at(word, k), 0);
    const similarity = kind === 'dot' ? dot : dot / (norm(row) * norm(word));
    return { id, text: tokenizer.token(id), similarity };
  })
    .toSorted((a, b) => b.similarity - a.similarity || a.id - b.id)
    .slice(0, count);
}

function expectSame(found: readonly Neighbour[], wanted: readonly Neighbour[]): void {
  expect(found.map(({ id, text }) => `${id} ${text}`)).toEqual(wanted.map(({ id, text }) => `${id} ${text}`));
  found.forEach(({ similarity }, i) => {
    expect(similarity).toBeCloseTo(at(wanted, i).similarity, 4);
  });
}

describe('looking at virtual tokens', () => {
  test('V2: finds the nearest tokens as the definition does, in one block and in many', async () => {
    const rows = mixed();
    for (const each of [base, narrow]) {
      const { tokens } = await inspect(each, { prompt: promptOf(rows), count: 5 }, never);
      expect(tokens).toHaveLength(rows.length);
      tokens.forEach(({ byCosine, byDot }, i) => {
        expectSame(byCosine, neighbours(at(rows, i), 'cosine', 5));
        expectSame(byDot, neighbours(at(rows, i), 'dot', 5));
      });
    }
  });
  test('V2: a virtual token that is a word, however long, is nearest to that word', async () => {
    const prompt = promptOf([rowOf(77), rowOf(100).map((value) => 12 * value)]);
    const { tokens } = await inspect(base, { prompt, count: 1 }, never);
    expect(tokens.map(({ byCosine }) => at(byCosine, 0).id)).toEqual([77, 100]);
    expect(at(at(tokens, 1).byCosine, 0).similarity).toBeCloseTo(1, 5);
  });
  test('V2: a row of zeros is like nothing, and of equals the lower id comes first', async () => {
    const prompt = promptOf([new Float32Array(base.checkpoint.config.hiddenSize)]);
    const { tokens } = await inspect(base, { prompt, count: 3 }, never);
    expect(at(tokens, 0).byCosine.map(({ id, similarity }) => [id, similarity])).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
    ]);
  });
  test('V1: tells norms, distances from the start, and the norms of the vocabulary to compare with', async () => {
    const prompt = promptOf([rowOf(5), rowOf(6)]);
    const start = Float32Array.from([...rowOf(5), ...rowOf(9)]);
    const found = await inspect(base, { prompt: { ...prompt, start }, count: 1 }, never);
    const apart = rowOf(6).map((value, k) => value - at(rowOf(9), k));
    expect(found.tokens.map(({ norm }) => norm)).toEqual([
      expect.closeTo(Math.hypot(...rowOf(5)), 6),
      expect.closeTo(Math.hypot(...rowOf(6)), 6),
    ]);
    expect(found.tokens.map(({ moved }) => moved)).toEqual([0, expect.closeTo(Math.hypot(...apart), 6)]);
    const ids = Array.from({ length: base.checkpoint.tokenizer.vocabSize }, (_, id) => id);
    const norms = ids.map((id) => Math.hypot(...rowOf(id)));
    expect(found.vocabularyNorm.least).toBeCloseTo(Math.min(...norms), 6);
    expect(found.vocabularyNorm.most).toBeCloseTo(Math.max(...norms), 6);
    expect(found.vocabularyNorm.mean).toBeCloseTo(norms.reduce((a, b) => a + b) / norms.length, 6);
  });
  test('stops when it is asked to, and leaves no tensor behind', async () => {
    const before = memory().numTensors;
    const prompt = promptOf(mixed());
    await inspect(base, { prompt, count: 2 }, never);
    const controller = new AbortController();
    const asked = inspect(base, { prompt, count: 2 }, controller.signal);
    controller.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(memory().numTensors).toBe(before);
  });
});

test('a base that is replaced stays until looking has ended, and not longer', async () => {
  const session = await startSmallSession();
  const reload = () =>
    session.loadModel(
      { kind: 'url', name: 'tiny-gpt2', url: '' },
      { signal: never, onProgress: () => undefined },
    );
  // Long enough for another base to come in between.
  const prompt = promptOf(Array.from({ length: 40 }, mixed).flat());
  await reload();
  const tensors = memory().numTensors;
  const looking = session.inspect({ prompt, count: 2 }, never);
  await reload();
  expect(await looking).toEqual(await inspect(base, { prompt, count: 2 }, never));
  expect(memory().numTensors).toBe(tensors);
  session.dispose();
});
