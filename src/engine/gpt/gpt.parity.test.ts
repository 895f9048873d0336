import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../base/assert';
import type { Checkpoint } from '../../model/checkpoint';
import { readFixtureJsonLines } from '../../testing/fixtures';
import { largestDifference, readFixtureTensors, tensorOf } from '../../testing/fixtureTensors';
import { forwardCases, forwardTensors } from '../../testing/forwardCases';
import { useTensorBackend } from '../../testing/tensorBackend';
import {
  argMaxRows,
  batchOf,
  noVirtualRows,
  readTinyGpt,
  takeValues,
  virtualRows,
} from '../../testing/tinyGpt';
import type { FrozenModel } from '../frozenModel';
import { installWasmKernels } from '../wasmKernels';
import { createFrozenModel } from './composedModel';

interface PeftCase {
  readonly input_ids: readonly number[];
  readonly expected_logits: readonly number[];
  readonly expected_greedy_ids: readonly number[];
}

const TOLERANCE = 1e-4;
const fixture = forwardCases();
const tensors = forwardTensors();
const options = { maxBindingBytes: Number.POSITIVE_INFINITY, check: () => undefined };
const wholeVocabulary = { candidates: undefined };

describe.each(['wasm', 'cpu'] as const)('the frozen model on %s agrees with torch', (backend) => {
  let checkpoint: Checkpoint;
  let model: FrozenModel;
  const width = 64;
  const vocabulary = 512;

  beforeAll(async () => {
    installWasmKernels(1);
    await useTensorBackend(backend);
    checkpoint = await readTinyGpt();
    model = createFrozenModel(checkpoint, options);
  });

  it.each(fixture.cases)('logits and loss of $id', async ({ ids, logits, argmax, mean_nll }) => {
    const rows = noVirtualRows(width);
    const found = await model.logits(batchOf([ids]), rows);
    expect(largestDifference(found, tensorOf(tensors, logits))).toBeLessThan(TOLERANCE);
    expect(argMaxRows(found, vocabulary)).toEqual(argmax);
    const labelled = batchOf([ids], [ids.slice(1)], [ids.slice(1).map(() => 1)]);
    const loss = await model.loss(labelled, rows, wholeVocabulary);
    expect(loss).toBeCloseTo(mean_nll, 4);
  });

  it('logits of weights stored as F16', async () => {
    const half = createFrozenModel(await readTinyGpt('tiny-gpt2-f16'), options);
    const ids = at(fixture.cases, 1).ids;
    const found = await half.logits(batchOf([ids]), noVirtualRows(width));
    expect(largestDifference(found, tensorOf(tensors, 'f16-weights-32.logits'))).toBeLessThan(TOLERANCE);
    half.dispose();
  });

  it.each(fixture.splice)('logits with virtual tokens spliced in: $id', async ({ ids, virtual, logits }) => {
    const rows = virtualRows(tensorOf(tensors, virtual), width);
    const found = await model.logits(batchOf([ids]), rows);
    expect(largestDifference(found, tensorOf(tensors, logits))).toBeLessThan(TOLERANCE);
  });

  const losses = fixture.splice.flatMap((spliced) =>
    spliced.losses.map((loss) => ({ ...spliced, ...loss, title: `${spliced.id}, ${loss.name}` })),
  );
  it.each(losses)('loss and gradient of the virtual tokens: $title', async (given) => {
    const rows = virtualRows(tensorOf(tensors, given.virtual), width);
    const batch = batchOf([given.ids.slice(0, -1)], [given.labels], [given.mask]);
    const result = model.lossAndGradient(batch, rows, wholeVocabulary);
    const [loss] = await takeValues(result.loss);
    expect(Math.abs((loss ?? Number.NaN) - given.loss)).toBeLessThan(TOLERANCE);
    const gradient = await takeValues(result.gradient);
    expect(largestDifference(gradient, tensorOf(tensors, given.grad))).toBeLessThan(TOLERANCE);
    const withoutGradient = await model.loss(batch, rows, wholeVocabulary);
    expect(Math.abs((withoutGradient ?? Number.NaN) - given.loss)).toBeLessThan(TOLERANCE);
  });

  it('a padded batch gives each row what it gives alone', async () => {
    const { ids, lengths, logits, labels, mask, loss } = fixture.batch;
    const real = ids.map((row, index) => row.slice(0, at(lengths, index)));
    const found = await model.logits(batchOf(real), noVirtualRows(width));
    const length = Math.max(...lengths);
    logits.forEach((name, row) => {
      const first = row * length * vocabulary;
      const own = found.subarray(first, first + at(lengths, row) * vocabulary);
      expect(largestDifference(own, tensorOf(tensors, name))).toBeLessThan(TOLERANCE);
    });
    const batch = batchOf(real, labels, mask);
    const mean = await model.loss(batch, noVirtualRows(width), wholeVocabulary);
    expect(Math.abs((mean ?? Number.NaN) - loss)).toBeLessThan(TOLERANCE);
  });

  describe.each(['prompt_tuning', 'p_tuning'])('with the %s adapter that peft trained', (adapter) => {
    const table = readFixtureTensors(`peft/${adapter}/adapter_model.safetensors`);
    const allLogits = readFixtureTensors(`peft/${adapter}.logits.safetensors`);
    const cases = readFixtureJsonLines<PeftCase>(`peft/${adapter}.cases.jsonl`);
    const virtual = [-1, -2, -3, -4, -5, -6];

    it('logits at the last position, and at all positions where they are given', async () => {
      const rows = virtualRows(tensorOf(table, 'prompt_embeddings'), width);
      const compared: string[] = [];
      for (const [index, { input_ids, expected_logits }] of cases.entries()) {
        const found = await model.logits(batchOf([[...virtual, ...input_ids]]), rows);
        expect(largestDifference(found.subarray(-vocabulary), expected_logits)).toBeLessThan(TOLERANCE);
        for (const [name, values] of allLogits) {
          if (name !== `${index}.logits`) continue;
          compared.push(name);
          expect(largestDifference(found, values)).toBeLessThan(TOLERANCE);
        }
      }
      expect(compared).toHaveLength(allLogits.size);
      expect(allLogits.size).toBeGreaterThan(0);
    });

    it('greedy continuations', async () => {
      const rows = virtualRows(tensorOf(table, 'prompt_embeddings'), width);
      const prompts = cases.map(({ input_ids }) => ({
        taskIndex: 0,
        prefix: Int32Array.from([...virtual, ...input_ids]),
      }));
      const continued = await model.continueGreedily(prompts, rows, {
        maxNewTokens: 20,
        eosId: 0,
        restrictTo: undefined,
        signal: new AbortController().signal,
      });
      cases.forEach(({ expected_greedy_ids: expected }, index) => {
        const { ids, stoppedAtEos } = at(continued, index);
        expect([...ids, ...(stoppedAtEos ? [0] : [])]).toEqual(expected);
      });
    });
  });
});
