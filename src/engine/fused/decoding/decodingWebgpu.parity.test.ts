import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assert, at } from '../../../base/assert';
import type { Checkpoint } from '../../../model/checkpoint';
import type { CandidatePrompt } from '../../../prompt/encodedExample';
import { largestDifference, tensorOf } from '../../../testing/fixtureTensors';
import { caseLogits, compareLogits, forwardCases, forwardTensors } from '../../../testing/forwardCases';
import { openTestDevice } from '../../../testing/runLaunches';
import { useTensorBackend } from '../../../testing/tensorBackend';
import { batchOf, readTinyGpt, virtualRows } from '../../../testing/tinyGpt';
import type { FrozenModel, VirtualRows } from '../../frozenModel';
import { createFrozenModel } from '../../gpt/composedModel';
import { createFusedEngine, type FusedEngine, type FusedModel } from '../fusedEngine';

const gpu = await openTestDevice();
const TOLERANCE = 1e-4;
const WIDTH = 64;
const VOCABULARY = 512;
const { signal } = new AbortController();

const tokens = (count: number, seed: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => (37 * i + 11 * seed + 5) % 500);

/** Rows of different length that begin alike, and one of another task that does not. */
const prompts: readonly CandidatePrompt[] = [9, 21, 5, 40, 12].map((length, line) => ({
  line,
  taskIndex: line === 4 ? 1 : 0,
  prefix: Int32Array.from([-1, -2, 7, 8, 9, ...tokens(length, line), -3]),
  candidates: [[5, 0], [6, 7, 0], [8], [5, 9, 11, 0]]
    .slice(0, 2 + (line % 3))
    .map((ids) => Int32Array.from(ids)),
  cut: 0,
}));
const restrictTo = Int32Array.of(11, 0, 5, 6, 7, 8, 9);
const sumsOf = (scores: Awaited<ReturnType<FrozenModel['scoreCandidates']>>): readonly number[] =>
  scores.flatMap(({ vocabulary, restricted }) => [...vocabulary, ...(restricted ?? [])]);

const mixed = batchOf(
  [
    [-1, 7, 8, 5],
    [-1, 7, 3, 4],
  ],
  [
    [7, 8, 5, 9],
    [7, 3, 4, 6],
  ],
  [
    [0, 0, 1, 1],
    [0, 0, 0, 1],
  ],
);
const bare = Float32Array.from({ length: 3 * WIDTH }, (_, i) => Math.cos(i));
const virtualOf = (): VirtualRows => {
  const values = Float32Array.from({ length: 6 * WIDTH }, (_, i) => 0.4 * Math.sin(1.7 * i));
  return { ...virtualRows(values, WIDTH), offsets: [0, 3] };
};
const greedy = (among: Int32Array | undefined) => ({
  maxNewTokens: 6,
  eosId: 0,
  restrictTo: among,
  signal,
});

/** What the composed model says, on WebAssembly. */
async function composedAnswers(checkpoint: Checkpoint) {
  const options = { maxBindingBytes: Number.POSITIVE_INFINITY, check: () => undefined };
  const model = createFrozenModel(checkpoint, options);
  const rows = virtualOf();
  const answers = {
    loss: await model.loss(mixed, rows, { candidates: restrictTo }),
    scores: sumsOf(await model.scoreCandidates(prompts, rows, { restrictTo, signal })),
    texts: [
      await model.continueGreedily(prompts, rows, greedy(undefined)),
      await model.continueGreedily(prompts, rows, greedy(restrictTo)),
    ],
    products: await model.vocabularyProducts(bare),
  };
  rows.embeddings.dispose();
  model.dispose();
  return answers;
}

let expected: Awaited<ReturnType<typeof composedAnswers>>;
let checkpoint: Checkpoint;
beforeAll(async () => {
  await useTensorBackend('wasm');
  checkpoint = await readTinyGpt();
  expected = await composedAnswers(checkpoint);
});

// Virtual rows may come from any backend of tfjs: they go over the host.
describe.skipIf(gpu === undefined).each([
  ['a software adapter', true],
  ['a graphics card', false],
] as const)('reading and writing with the kernels for %s', (_, software) => {
  let engine: FusedEngine;
  let fused: FusedModel;
  let rows: VirtualRows;
  beforeAll(() => {
    assert(gpu !== undefined, 'there is a device');
    engine = createFusedEngine({ device: gpu.device, software, subgroups: false, check: () => undefined });
    fused = engine.model(checkpoint);
    rows = virtualOf();
  });
  afterAll(() => {
    rows.embeddings.dispose();
    fused.dispose();
    engine.dispose();
  });

  it('has the logits of torch', async () => {
    expect(compareLogits(await caseLogits(fused, 1), 1)).toBeLessThan(TOLERANCE);
  });

  it('has the losses of torch, also without what other rows share', async () => {
    const { ids, virtual, labels, losses } = at(forwardCases().splice, 0);
    const spliced = virtualRows(tensorOf(forwardTensors(), virtual), WIDTH);
    for (const { mask, loss } of losses) {
      const inputs = [...ids.slice(0, -1)];
      for (const count of [1, 3]) {
        const all = <T>(row: T): readonly T[] => Array.from({ length: count }, () => row);
        const batch = batchOf(all(inputs), all(labels), all(mask));
        const found = await fused.loss(batch, spliced, { candidates: undefined });
        expect(Math.abs(found - loss)).toBeLessThan(TOLERANCE);
      }
    }
    spliced.embeddings.dispose();
  });

  it('has the losses of the composed model among candidates, and refuses other labels', async () => {
    const found = await fused.loss(mixed, rows, { candidates: restrictTo });
    expect(Math.abs(found - expected.loss)).toBeLessThan(TOLERANCE);
    const refused = fused.loss(mixed, rows, { candidates: Int32Array.of(5, 9) });
    await expect(refused).rejects.toThrow('among the 2 candidates');
  });

  it('scores candidates as the composed model does, together or one row at a time', async () => {
    const together = sumsOf(await fused.scoreCandidates(prompts, rows, { restrictTo, signal }));
    expect(largestDifference(together, expected.scores)).toBeLessThan(TOLERANCE);
    const alone: number[] = [];
    for (const prompt of prompts)
      alone.push(...sumsOf(await fused.scoreCandidates([prompt], rows, { restrictTo, signal })));
    expect(largestDifference(alone, together)).toBeLessThan(1e-5);
    const open = await fused.scoreCandidates(prompts, rows, { restrictTo: undefined, signal });
    expect(open.every(({ restricted }) => restricted === undefined)).toBe(true);
  });

  it('keeps the candidates of two who ask at once apart', async () => {
    const ask = (among: Int32Array) => fused.scoreCandidates(prompts, rows, { restrictTo: among, signal });
    const more = Int32Array.of(...restrictTo, 99);
    const apart = [await ask(restrictTo), await ask(more)];
    expect(await Promise.all([ask(restrictTo), ask(more)])).toEqual(apart);
  });

  it.each([undefined, restrictTo])('writes what the composed model writes, among %o', async (among) => {
    const options = greedy(among);
    const together = await fused.continueGreedily(prompts, rows, options);
    expect(together).toEqual(at(expected.texts, among === undefined ? 0 : 1));
    const alone = [];
    for (const prompt of prompts) alone.push(...(await fused.continueGreedily([prompt], rows, options)));
    expect(alone).toEqual(together);
  });

  it('ends a row before EOS and leaves the others writing', async () => {
    const options = { ...greedy(undefined), eosId: -1 };
    const whole = await fused.continueGreedily(prompts, rows, options);
    const eosId = at(at(whole, 0).ids, 1);
    const expectedTexts = whole.map(({ ids, stoppedAtEos }) => {
      const end = ids.indexOf(eosId);
      return end < 0 ? { ids, stoppedAtEos } : { ids: ids.slice(0, end), stoppedAtEos: true };
    });
    expect(await fused.continueGreedily(prompts, rows, { ...options, eosId })).toEqual(expectedTexts);
  });

  it('opens a row whose logits are those of a full pass, whatever is appended', async () => {
    const { prefix } = at(prompts, 1);
    const written = tokens(3, 9);
    const open = await fused.openContinuation({ taskIndex: 0, prefix }, rows, { maxNewTokens: 4 });
    for (let count = 0; count <= written.length; count++) {
      const whole = await fused.logits(batchOf([[...prefix, ...written.slice(0, count)]]), rows);
      expect(largestDifference(await open.logits(), whole.subarray(-VOCABULARY))).toBeLessThan(TOLERANCE);
      const next = written[count];
      if (next !== undefined) open.append(next);
    }
    const last = await open.logits();
    expect(await open.logits()).toEqual(last);
    open.close();
  });

  it('multiplies rows with the vocabulary', async () => {
    const found = await fused.vocabularyProducts(bare);
    expect(largestDifference(found, expected.products)).toBeLessThan(TOLERANCE);
  });

  it('refuses what does not fit, and stops when asked', async () => {
    const options = { restrictTo: undefined, signal: AbortSignal.abort() };
    await expect(fused.scoreCandidates(prompts, rows, options)).rejects.toThrow('abort');
    const empty = [{ taskIndex: 0, prefix: new Int32Array(0) }];
    await expect(fused.continueGreedily(empty, rows, greedy(undefined))).rejects.toThrow('empty prefix');
  });
});
