import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../base/assert';
import { createRandom } from '../../base/random';
import type { Checkpoint } from '../../model/checkpoint';
import type { CandidatePrompt } from '../../prompt/encodedExample';
import { largestDifference } from '../../testing/fixtureTensors';
import { useTensorBackend } from '../../testing/tensorBackend';
import { argMaxRows, batchOf, readTinyGpt, virtualRows } from '../../testing/tinyGpt';
import type { FrozenModel, VirtualRows } from '../frozenModel';
import { createFrozenModel } from './composedModel';

const WIDTH = 64;
const VOCABULARY = 512;
const unbounded = { maxBindingBytes: Number.POSITIVE_INFINITY, check: () => undefined };
const signal = new AbortController().signal;
const random = createRandom(5);
const tokens = (count: number): number[] => Array.from({ length: count }, () => 1 + random.below(511));

/** Log-probabilities of the last `count` of `ids`, each from one full forward pass: no cache, nothing shared. */
async function plainScore(
  model: FrozenModel,
  rows: VirtualRows,
  ids: readonly number[],
  count: number,
  restrictTo?: Int32Array,
): Promise<number> {
  const logits = await model.logits(batchOf([ids]), rows);
  let score = 0;
  for (let i = ids.length - count; i < ids.length; i++) {
    const row = logits.subarray((i - 1) * VOCABULARY, i * VOCABULARY);
    const among = restrictTo === undefined ? row : Float32Array.from(restrictTo, (id) => at(row, id));
    const highest = Math.max(...among);
    const total = among.reduce((sum, logit) => sum + Math.exp(logit - highest), 0);
    score += at(row, at(ids, i)) - highest - Math.log(total);
  }
  return score;
}

/** Greedy continuation by full forward passes. */
async function plainGreedy(
  model: FrozenModel,
  rows: VirtualRows,
  prefix: readonly number[],
  count: number,
  eosId: number,
): Promise<{ readonly ids: number[]; readonly stoppedAtEos: boolean }> {
  const ids: number[] = [];
  while (ids.length < count && prefix.length + ids.length < model.config.positions) {
    const logits = await model.logits(batchOf([[...prefix, ...ids]]), rows);
    const id = at(argMaxRows(logits.subarray(-VOCABULARY), VOCABULARY), 0);
    if (id === eosId) return { ids, stoppedAtEos: true };
    ids.push(id);
  }
  return { ids, stoppedAtEos: false };
}

describe.each([
  { packed: false, name: 'of padded prefixes' },
  { packed: true, name: 'of prefixes without padding' },
])('decoding with a key cache $name', ({ packed }) => {
  let checkpoint: Checkpoint;
  let model: FrozenModel;
  let rows: VirtualRows;

  beforeAll(async () => {
    await useTensorBackend('wasm');
    checkpoint = await readTinyGpt();
    model = createFrozenModel(checkpoint, { ...unbounded, packed });
    rows = virtualRows(
      Float32Array.from({ length: 4 * WIDTH }, () => 0.5 * random.normal()),
      WIDTH,
    );
  });

  const prompt = (length: number, candidates: readonly (readonly number[])[]): CandidatePrompt => ({
    line: 1,
    taskIndex: 0,
    prefix: Int32Array.from([-1, ...tokens(length), -2, -3, 26, -4]),
    candidates: candidates.map((ids) => Int32Array.from(ids)),
    cut: 0,
  });

  it('scores candidates as a full pass over prefix and candidate does', async () => {
    const labels = [[0], [320, 0], [343, 26, 0], [...tokens(7), 0]];
    const prompts = [
      prompt(3, labels),
      prompt(30, labels),
      prompt(12, [[5, 0]]),
      prompt(13, labels.toReversed()),
    ];
    const scores = await model.scoreCandidates(prompts, rows, { restrictTo: undefined, signal });
    for (const [index, { prefix, candidates }] of prompts.entries()) {
      const expected: number[] = [];
      for (const ids of candidates) {
        expected.push(await plainScore(model, rows, [...prefix, ...ids], ids.length));
      }
      expect(largestDifference(at(scores, index).vocabulary, expected)).toBeLessThan(1e-4);
    }
  });

  it('does the same in many small groups, with the vocabulary in blocks', async () => {
    const split = createFrozenModel(checkpoint, { ...unbounded, packed, maxBindingBytes: 20_000 });
    const prompts = Array.from({ length: 12 }, (_, i) =>
      prompt(5 + i, [
        [320, 0],
        [343, 26, 9, 0],
      ]),
    );
    const found = await split.scoreCandidates(prompts, rows, { restrictTo: undefined, signal });
    const expected = await model.scoreCandidates(prompts, rows, { restrictTo: undefined, signal });
    found.forEach((scores, index) => {
      expect(largestDifference(scores.vocabulary, at(expected, index).vocabulary)).toBeLessThan(1e-4);
    });
    split.dispose();
  });

  it('scores within a few tokens as the softmax over those alone', async () => {
    const restrictTo = Int32Array.of(0, 7, 26, 320, 343);
    const given = prompt(9, [
      [320, 0],
      [343, 26, 0],
    ]);
    const [scores] = await model.scoreCandidates([given], rows, { restrictTo, signal });
    const [plain] = await model.scoreCandidates([given], rows, { restrictTo: undefined, signal });
    expect(largestDifference(scores?.vocabulary ?? [], plain?.vocabulary ?? [])).toBeLessThan(1e-6);
    expect(plain?.restricted).toBeUndefined();
    const expected: number[] = [];
    for (const ids of given.candidates) {
      expected.push(await plainScore(model, rows, [...given.prefix, ...ids], ids.length, restrictTo));
    }
    expect(largestDifference(scores?.restricted ?? [], expected)).toBeLessThan(1e-4);
  });

  it('writes only tokens it is restricted to', async () => {
    const restrictTo = Int32Array.of(0, 7, 320);
    const given = { taskIndex: 0, prefix: prompt(9, []).prefix };
    const options = { maxNewTokens: 6, eosId: -1, signal };
    const [found] = await model.continueGreedily([given], rows, { ...options, restrictTo });
    const [free] = await model.continueGreedily([given], rows, { ...options, restrictTo: undefined });
    expect(found?.ids).toHaveLength(6);
    expect([...(found?.ids ?? [])].every((id) => restrictTo.includes(id))).toBe(true);
    expect([...(free?.ids ?? [])].every((id) => restrictTo.includes(id))).toBe(false);
  });

  it('scores a candidate that ends with the last position of the context', async () => {
    const given = prompt(120, [[320, 7, 0]]);
    expect(given.prefix).toHaveLength(125);
    const [scores] = await model.scoreCandidates([given], rows, { restrictTo: undefined, signal });
    const expected = await plainScore(model, rows, [...given.prefix, 320, 7, 0], 3);
    expect(largestDifference(scores?.vocabulary ?? [], [expected])).toBeLessThan(1e-4);
  });

  it('continues each prefix of a batch as it would alone, without a cache', async () => {
    const prefixes = [4, 40, 9, 17].map((length) => [-1, -2, ...tokens(length), -3]);
    const prompts = prefixes.map((prefix) => ({ taskIndex: 0, prefix: Int32Array.from(prefix) }));
    const wordsAfter = await plainGreedy(model, rows, at(prefixes, 0), 3, -1);
    const eosId = at(wordsAfter.ids, 2);
    const found = await model.continueGreedily(prompts, rows, {
      maxNewTokens: 12,
      eosId,
      restrictTo: undefined,
      signal,
    });
    for (const [index, prefix] of prefixes.entries()) {
      const expected = await plainGreedy(model, rows, prefix, 12, eosId);
      expect([...at(found, index).ids]).toEqual(expected.ids);
      expect(at(found, index).stoppedAtEos).toBe(expected.stoppedAtEos);
    }
    expect(at(found, 0).stoppedAtEos).toBe(true);
    expect(at(found, 0).ids.length).toBeLessThan(3);
  });

  it('G1 opens a row whose logits are those of a full pass, whatever is appended', async () => {
    const prefix = [-1, -2, ...tokens(14), -3];
    const written = tokens(5);
    const row = { taskIndex: 0, prefix: Int32Array.from(prefix) };
    const open = await model.openContinuation(row, rows, { maxNewTokens: written.length + 1 });
    for (let count = 0; count <= written.length; count++) {
      const whole = await model.logits(batchOf([[...prefix, ...written.slice(0, count)]]), rows);
      const expected = whole.subarray(-VOCABULARY);
      expect(largestDifference(await open.logits(), expected)).toBeLessThan(1e-4);
      const next = written[count];
      if (next !== undefined) open.append(next);
    }
    open.close();
  });

  it('refuses to append beyond the end of the context', async () => {
    const row = { taskIndex: 0, prefix: Int32Array.from(tokens(128)) };
    const open = await model.openContinuation(row, rows, { maxNewTokens: 4 });
    expect(() => open.append(1)).toThrow('128 positions');
    open.close();
  });

  it('stops where the context ends, while other rows go on', async () => {
    const prompts = [124, 100, 128].map((length) => ({
      taskIndex: 0,
      prefix: Int32Array.from(tokens(length)),
    }));
    const found = await model.continueGreedily(prompts, rows, {
      maxNewTokens: 10,
      eosId: -1,
      restrictTo: undefined,
      signal,
    });
    expect(found.map(({ ids }) => ids.length)).toEqual([4, 10, 0]);
    expect(found.some(({ stoppedAtEos }) => stoppedAtEos)).toBe(false);
    const alone = await plainGreedy(model, rows, [...at(prompts, 0).prefix], 10, -1);
    expect([...at(found, 0).ids]).toEqual(alone.ids);
  });

  it('writes nothing when nothing may be written', async () => {
    const prompts = [{ taskIndex: 0, prefix: Int32Array.of(5) }];
    const found = await model.continueGreedily(prompts, rows, {
      maxNewTokens: 0,
      eosId: 0,
      restrictTo: undefined,
      signal,
    });
    expect(found.map(({ ids }) => [...ids])).toEqual([[]]);
    expect(
      await model.continueGreedily([], rows, { maxNewTokens: 5, eosId: 0, restrictTo: undefined, signal }),
    ).toEqual([]);
    expect(await model.scoreCandidates([], rows, { restrictTo: undefined, signal })).toEqual([]);
  });

  it('ends with an AbortError when cancelled, and frees what it held', async () => {
    const before = memory().numTensors;
    const controller = new AbortController();
    const prompts = Array.from({ length: 80 }, () => prompt(5, [[320, 0]]));
    const scoring = model.scoreCandidates(prompts, rows, {
      restrictTo: undefined,
      signal: controller.signal,
    });
    const writing = model.continueGreedily(prompts, rows, {
      maxNewTokens: 50,
      eosId: -1,
      restrictTo: undefined,
      signal: controller.signal,
    });
    controller.abort();
    await expect(scoring).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    await expect(writing).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(memory().numTensors).toBe(before);
  });

  it('leaves no tensor behind', async () => {
    const prompts = [prompt(5, [[320, 0], [7]]), prompt(25, [[1, 2, 3]])];
    const greedy = { maxNewTokens: 5, eosId: 0, restrictTo: undefined, signal };
    const decode = async (): Promise<void> => {
      await model.scoreCandidates(prompts, rows, { restrictTo: undefined, signal });
      await model.continueGreedily(prompts, rows, greedy);
      const open = await model.openContinuation(at(prompts, 0), rows, { maxNewTokens: 2 });
      open.append(7);
      await open.logits();
      open.close();
    };
    await decode();
    const before = memory().numTensors;
    await decode();
    expect(memory().numTensors).toBe(before);
  });
});
