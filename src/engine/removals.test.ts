import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../base/assert';
import type { RemovalEvent, RemovalRequest } from '../bridge/contract';
import type { Example } from '../data/dataset';
import { collateBatch } from '../prompt/collateBatch';
import { encodeExample } from '../prompt/encodeExample';
import { planEncoding } from '../prompt/encodingPlan';
import type { VirtualPrompt } from '../table/promptTable';
import { smallPrompt } from '../testing/promptTables';
import { smallConfig, smallTemplates } from '../testing/smallRun';
import { useTensorBackend } from '../testing/tensorBackend';
import { readTinyGpt, virtualRows } from '../testing/tinyGpt';
import { encodeOptions } from './encodeOptions';
import { createFrozenModel } from './gpt/composedModel';
import type { Base } from './loadedBase';
import { removals } from './removals';
import { withoutVirtualToken } from './untuned';

let base: Base;
let prompt: VirtualPrompt;
const never = new AbortController().signal;
const template = at(smallTemplates, 0);

const examples: readonly Example[] = [
  ['The film was warm and lovely.', ' good'],
  ['The phone was dull, and then it broke.', ' not good'],
  ['Lovely.', ' good'],
].map(([sentence = '', label = ''], i) => ({ line: i + 1, taskname: 'mood', fields: { sentence, label } }));

beforeAll(async () => {
  await useTensorBackend('wasm');
  const checkpoint = await readTinyGpt();
  const model = createFrozenModel(checkpoint, { maxBindingBytes: 2 ** 27, check: () => undefined });
  base = { checkpoint, model };
  prompt = {
    ...smallPrompt('mood'),
    template,
    embeddings: model.wordEmbeddings([40, 90, 120, 200, 33, 250]),
    totalVirtualTokens: 6,
    hiddenSize: checkpoint.config.hiddenSize,
    labels: [' good', ' not good'],
    config: { ...smallConfig, microBatchSize: 2 },
  };
});
afterAll(() => base.model.dispose());

async function collect(request: Partial<RemovalRequest>, signal = never): Promise<readonly RemovalEvent[]> {
  const events: RemovalEvent[] = [];
  const rows = { kind: 'rows', rows: examples } as const;
  for await (const event of removals(base, { prompt, rows, ...request }, signal)) events.push(event);
  return events;
}

/** Loss of all rows in one batch: what training and validation minimise. */
async function lossWithout(index: number | undefined, candidates?: Int32Array): Promise<number> {
  const { tokenizer, config } = base.checkpoint;
  const plan = planEncoding([template], tokenizer, encodeOptions(smallConfig, config.positions));
  const rows = examples.map((example) => {
    const outcome = encodeExample(plan, example);
    if (outcome.kind !== 'encoded') throw new Error(outcome.reason);
    const whole = outcome.example;
    return index === undefined ? whole : withoutVirtualToken(whole, index, tokenizer.bosId);
  });
  const table = virtualRows(prompt.embeddings, prompt.hiddenSize);
  const loss = await base.model.loss(collateBatch(rows, 40), table, { candidates });
  table.embeddings.dispose();
  return loss;
}

describe('leaving virtual tokens out', () => {
  test('V3: measures the loss of validation, then without each of them', async () => {
    const events = await collect({});
    expect(events.map((event) => (event.kind === 'whole' ? 'whole' : event.index))).toEqual([
      'whole',
      ...Array.from({ length: 6 }, (_, i) => i),
    ]);
    expect(at(events, 0)).toMatchObject({ rows: 3, total: 3 });
    expect(at(events, 0).loss).toBeCloseTo(await lossWithout(undefined), 4);
    for (const [i, event] of events.slice(1).entries())
      expect(event.loss).toBeCloseTo(await lossWithout(i), 4);
    expect(new Set(events.map(({ loss }) => loss.toFixed(5))).size).toBe(7);
  });
  test('V3: keeps to the labels where training did', async () => {
    const config = { ...smallConfig, lossOver: 'candidates' as const };
    const [whole] = await collect({ prompt: { ...prompt, config } });
    const { tokenizer } = base.checkpoint;
    const ids = [' good', ' not good'].flatMap((label) => tokenizer.encode(label));
    const candidates = Int32Array.from(new Set([...ids, tokenizer.eosId])).sort();
    expect(whole?.loss).toBeCloseTo(await lossWithout(undefined, candidates), 4);
    expect(whole?.loss).toBeLessThan(await lossWithout(undefined));
    // A label that no row has still takes its share.
    const [more] = await collect({ prompt: { ...prompt, config, labels: [...prompt.labels, ' bleak'] } });
    expect(more?.loss).toBeGreaterThan(whole?.loss ?? 0);
  });
  test('leaves rows of other tasks aside and counts those that cannot be used', async () => {
    const rows: readonly Example[] = [
      ...examples,
      { line: 4, taskname: 'intent', fields: { utterance: 'Wake me.', intent: 'clock' } },
      { line: 5, taskname: 'mood', fields: { sentence: 'Without a label.' } },
    ];
    const [whole] = await collect({ rows: { kind: 'rows', rows } });
    expect(whole).toMatchObject({ rows: 3, total: 4 });
    const none = collect({ rows: { kind: 'rows', rows: rows.slice(3) } });
    await expect(none).rejects.toMatchObject({
      failure: { kind: 'no-rows-left', given: 1, skipped: { 'no-answer': 1 } },
    });
  });
  test('tells what it has as soon as it has it, stops when it is asked to, and leaves no tensor behind', async () => {
    await collect({});
    const before = memory().numTensors;
    const controller = new AbortController();
    const told: RemovalEvent[] = [];
    const asked = (async () => {
      const rows = { kind: 'rows', rows: examples } as const;
      for await (const event of removals(base, { prompt, rows }, controller.signal)) {
        told.push(event);
        if (told.length === 2) controller.abort();
      }
    })();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(told.map(({ kind }) => kind)).toEqual(['whole', 'without']);
    expect(memory().numTensors).toBe(before);
  });
});

describe('a row without one virtual token', () => {
  const row = {
    line: 1,
    taskname: 'mood',
    taskIndex: 0,
    ids: Int32Array.of(-1, 7, -2, 8, 9),
    lossMask: Uint8Array.of(0, 1, 0, 1, 1),
    answerStart: undefined,
    cut: 0,
    label: undefined,
    origins: [],
  };
  test('V3: the rest moves forward', () => {
    const left = withoutVirtualToken(row, 1, 0);
    expect([...left.ids]).toEqual([-1, 7, 8, 9]);
    expect([...left.lossMask]).toEqual([0, 1, 1, 1]);
  });
  test('V3: BOS stands in where a token that counts would have nothing before it', () => {
    const left = withoutVirtualToken(row, 0, 0);
    expect([...left.ids]).toEqual([0, 7, -2, 8, 9]);
    expect([...left.lossMask]).toEqual([0, 1, 0, 1, 1]);
  });
  test('V3: a first token that was not predicted before is not predicted now', () => {
    const text = { ...row, ids: Int32Array.of(7, -1, 8, 9), lossMask: Uint8Array.of(1, 0, 1, 1) };
    expect([...withoutVirtualToken(text, 0, 0).ids]).toEqual([7, 8, 9]);
  });
  test('V3: a token that is not there changes nothing', () => {
    expect([...withoutVirtualToken(row, 5, 0).ids]).toEqual([...row.ids]);
  });
});
