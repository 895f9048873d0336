import { beforeEach, describe, expect, it } from 'vitest';
import { Failed } from '../base/failed';
import type { InspectRequest, PromptInspection, RemovalEvent, RemovalRequest } from '../bridge/contract';
import type { EngineFailure } from '../run/engineFailure';
import { createFakeEngine, type EngineScript } from '../testing/fakeEngine';
import { buildWorld, tinyModel, wasmReport } from '../testing/fakeWorld';
import { smallPrompt } from '../testing/promptTables';
import { activityOf } from './activity';
import { createStudio, type Studio } from './createStudio';
import { keepHeldOut } from './heldOut';
import { baseObstacle, rowsInHand } from './insideSlice';

const prompt = smallPrompt('mood');
const inspection: PromptInspection = {
  tokens: [],
  vocabularyNorm: { mean: 1, least: 0.5, most: 2 },
};
const source = (rows: readonly Readonly<Record<string, string>>[]) => ({
  name: 'rows.jsonl',
  bytes: new Blob([rows.map((row) => JSON.stringify(row)).join('\n')]),
});
const moodRows = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ taskname: 'mood', text: `t${i}`, label: 'yes' }));

async function* play(_request: RemovalRequest, signal: AbortSignal): AsyncGenerator<RemovalEvent> {
  yield { kind: 'whole', loss: 1, rows: 3, total: 3 };
  yield { kind: 'without', index: 0, loss: 1.5 };
  signal.throwIfAborted();
  yield { kind: 'without', index: 1, loss: 0.9 };
}

let asked: { readonly looks: InspectRequest[]; readonly removals: RemovalRequest[] };
beforeEach(() => {
  asked = { looks: [], removals: [] };
});

async function openStudio(script: EngineScript = {}): Promise<Studio> {
  const world = buildWorld({
    openEngine: () =>
      createFakeEngine({
        start: async () => wasmReport,
        loadModel: async () => tinyModel,
        inspect: async (request) => {
          asked.looks.push(request);
          return inspection;
        },
        removals: (request, signal) => {
          asked.removals.push(request);
          return play(request, signal);
        },
        ...script,
      }),
  });
  const studio = createStudio(world, (tell) => tell());
  await studio.open();
  return studio;
}

const insideOf = (studio: Studio) => studio.store.getState().inside;
const lost = new Failed<EngineFailure>({ kind: 'device-lost', reason: 'gone', step: undefined });

describe('looking for the nearest words', () => {
  it('asks once for the same numbers, and again for others', async () => {
    const studio = await openStudio();
    await Promise.all([studio.inside.look(prompt), studio.inside.look({ ...prompt, taskname: 'renamed' })]);
    await studio.inside.look(prompt);
    expect(asked.looks).toHaveLength(1);
    expect(insideOf(studio).look).toEqual({ kind: 'done', embeddings: prompt.embeddings, inspection });
    await studio.inside.look(smallPrompt('topic'));
    expect(asked.looks).toHaveLength(2);
  });
  it('lets the prompt looked at last win', async () => {
    let release: () => void = () => undefined;
    const first = new Promise<void>((resolve) => {
      release = resolve;
    });
    const studio = await openStudio({
      inspect: async (request) => {
        if (request.prompt === prompt) await first;
        return inspection;
      },
    });
    const slow = studio.inside.look(prompt);
    const other = smallPrompt('topic');
    await studio.inside.look(other);
    release();
    await slow;
    expect(insideOf(studio).look).toMatchObject({ kind: 'done', embeddings: other.embeddings });
  });
  it('keeps a failure in its place and can be asked again', async () => {
    let fails = true;
    const studio = await openStudio({
      inspect: async () => {
        if (fails) throw lost;
        return inspection;
      },
    });
    await studio.inside.look(prompt);
    expect(insideOf(studio).look).toMatchObject({ kind: 'failed', failure: { kind: 'device-lost' } });
    fails = false;
    await studio.inside.look(prompt);
    expect(insideOf(studio).look.kind).toBe('done');
  });
});

describe('leaving virtual tokens out', () => {
  it('measures on the first rows of the task, and says how far it is', async () => {
    const told: unknown[] = [];
    const studio = await openStudio();
    const others = Array.from({ length: 210 }, () => ({ taskname: 'topic', text: 'x', label: 'no' }));
    await studio.data.read('validation', source([...others, ...moodRows(5)]));
    studio.store.subscribe((state) => {
      const activity = activityOf(state, studio.history);
      if (activity?.kind === 'removing') told.push(activity.amount);
    });
    await studio.inside.remove(prompt, 'validation', 3);
    const [request] = asked.removals;
    expect(request?.rows.kind === 'rows' && request.rows.rows.map(({ fields }) => fields.text)).toEqual([
      't0',
      't1',
      't2',
    ]);
    expect(insideOf(studio).removal).toEqual({
      kind: 'done',
      prompt,
      rows: 'validation',
      whole: { loss: 1, rows: 3 },
      without: [1.5, 0.9],
    });
    expect(told).toEqual([
      { unit: 'rows', done: 0, total: 0 },
      { unit: 'rows', done: 3, total: 9 },
      { unit: 'rows', done: 6, total: 9 },
      { unit: 'rows', done: 9, total: 9 },
    ]);
  });
  it('keeps what was measured when it is cancelled', async () => {
    const studio = await openStudio();
    await studio.data.read('train', source(moodRows(3)));
    studio.store.subscribe(({ inside }) => {
      if (inside.removal.kind === 'running' && inside.removal.without.length === 1) studio.inside.cancel();
    });
    await studio.inside.remove(prompt, 'train', 3);
    expect(insideOf(studio).removal).toMatchObject({ kind: 'stopped', without: [1.5] });
  });
  it('tells a failure', async () => {
    const studio = await openStudio({
      removals: () => {
        throw lost;
      },
    });
    await studio.inside.remove(prompt, 'train', 3);
    expect(insideOf(studio).removal).toMatchObject({ kind: 'failed', failure: { kind: 'device-lost' } });
  });
});

describe('what there is to look with', () => {
  it('is the base that the table was learned with, and no other', async () => {
    const studio = await openStudio();
    const table = { base: tinyModel, prompts: [], earlier: [], history: [] };
    const { model } = studio.store.getState();
    expect(baseObstacle({ model }, table)).toBeUndefined();
    expect(baseObstacle({ model }, { ...table, base: { ...tinyModel, fingerprint: 'cd' } })).toBe('other');
    expect(baseObstacle({ model: { ...model, base: undefined } }, table)).toBe('none');
  });
  it('is every part with rows of the task, those that training has not seen first', async () => {
    const studio = await openStudio();
    await studio.data.read('train', source(moodRows(3)));
    await studio.data.read('validation', source([{ text: 'a', label: 'yes' }]));
    await studio.data.read('test', source([{ taskname: 'topic', text: 'a', label: 'yes' }]));
    expect(rowsInHand(studio.store.getState(), prompt)).toEqual(['validation', 'train']);
  });
  it('is first of all what training held out for these very numbers, under whatever name', async () => {
    const studio = await openStudio();
    const rows = [1, 2, 3].map((line) => ({
      line,
      taskname: 'mood',
      fields: { text: `${line}`, label: 'yes' },
    }));
    const { table, data } = studio.store.getState();
    const kept = { ...table, heldOut: keepHeldOut([], [prompt], rows) };
    const renamed = { ...prompt, taskname: 'renamed' };
    expect(rowsInHand({ data, table: kept }, renamed)).toEqual(['held-out']);
    expect(rowsInHand({ data, table: kept }, smallPrompt('mood', [9, 9, 9, 9]))).toEqual([]);
    studio.store.setState({ table: kept });
    await studio.inside.remove(renamed, 'held-out', 2);
    const [request] = asked.removals;
    expect(
      request?.rows.kind === 'rows' && request.rows.rows.map(({ taskname, line }) => [taskname, line]),
    ).toEqual([
      ['renamed', 1],
      ['renamed', 2],
    ]);
  });
});
