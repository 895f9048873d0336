import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failed } from '../base/failed';
import type { Engine } from '../bridge/contract';
import { printTemplates } from '../prompt/readTemplates';
import { readPromptTable } from '../table/promptTableFile';
import { createFakeEngine, type EngineScript, endedEvent, stepEvents } from '../testing/fakeEngine';
import { buildWorld, memoryPreferences, memoryShelf, tinyModel, wasmReport } from '../testing/fakeWorld';
import { plainTemplate } from '../testing/tuneRequest';
import { createStudio } from './createStudio';
import type { StudioWorld } from './kit';
import { currentTable } from './tableSlice';

const rows = ['a', 'b', 'c', 'd'].map((text, i) =>
  JSON.stringify({ taskname: 'mood', text, label: i % 2 === 0 ? 'good' : 'bad' }),
);
const source = (lines: readonly string[]) => ({ name: 'rows.jsonl', bytes: new Blob([lines.join('\n')]) });
const now = (callback: () => void): void => callback();

const goodScript: EngineScript = {
  start: async () => wasmReport,
  loadModel: async () => tinyModel,
  tune: async function* (request) {
    yield* stepEvents([3, 2, 1]);
    yield { kind: 'validation', report: { step: 3, epoch: 1, loss: 0.5, best: true, judged: undefined } };
    yield endedEvent(request, 3);
  },
};

async function openStudio(script: EngineScript = goodScript, parts: Partial<StudioWorld> = {}) {
  const engines: Engine[] = [];
  const world = buildWorld({
    openEngine: () => {
      const engine = createFakeEngine(script);
      engines.push(engine);
      return engine;
    },
    ...parts,
  });
  const studio = createStudio(world, now);
  await studio.open();
  return { studio, world, engines };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(2000);

describe('a studio', () => {
  it('opens with an engine and the embedded base, from the page’s own address', async () => {
    const asked: string[] = [];
    const { studio } = await openStudio({
      ...goodScript,
      loadModel: async (base) => {
        asked.push(base.kind === 'url' ? base.url : base.name);
        return tinyModel;
      },
    });
    const { model } = studio.store.getState();
    expect(model.backend).toEqual({ kind: 'ready', report: wasmReport });
    expect(model.base?.report).toEqual(tinyModel);
    expect(asked).toEqual(['http://studio.test/models/studio-gpt-en-sv-7m/']);
  });

  it('makes a working template from the columns of the first data', async () => {
    const { studio } = await openStudio();
    await studio.data.read('train', source(rows));
    const { data, templates } = studio.store.getState();
    expect(data.train).toMatchObject({ kind: 'ready', report: { rows: 4 } });
    expect(templates.list).toMatchObject([
      { taskname: 'mood', answerField: 'label', truncateField: 'text', totalVirtualTokens: 20 },
    ]);
  });

  it('runs: figures go to the history, the end to the state, the prompt to the table of the base', async () => {
    const { studio } = await openStudio();
    await studio.data.read('train', source(rows));
    await studio.run.start();
    expect([...studio.history.curve.columns().loss]).toEqual([3, 2, 1]);
    expect(studio.history.validations).toHaveLength(1);
    const state = studio.store.getState();
    expect(state.run).toMatchObject({ kind: 'ended', report: { steps: 3 } });
    expect(currentTable(state)).toMatchObject({
      base: { fingerprint: tinyModel.fingerprint },
      prompts: [{ taskname: 'mood' }],
    });
  });

  it('the run keeps its own copy: settings changed meanwhile are not its settings', async () => {
    const { studio } = await openStudio({
      ...goodScript,
      tune: async function* (request) {
        studio.run.change({ ...studio.store.getState().settings, epochs: 77 });
        yield endedEvent(request, 1);
      },
    });
    await studio.data.read('train', source(rows));
    await studio.run.start();
    const { run, settings } = studio.store.getState();
    expect(settings.epochs).toBe(77);
    expect(run.kind === 'ended' ? run.request.config.epochs : undefined).not.toBe(77);
  });

  it('a failure of the run is named and keeps data, templates and table', async () => {
    const { studio } = await openStudio({
      ...goodScript,
      tune: async function* () {
        yield* stepEvents([3]);
        throw new Failed({ kind: 'device-lost', reason: 'driver', step: 1 });
      },
    });
    await studio.data.read('train', source(rows));
    await studio.run.start();
    const state = studio.store.getState();
    expect(state.run).toMatchObject({ kind: 'failed', failure: { kind: 'device-lost' } });
    expect(state.data.train.kind).toBe('ready');
    expect(state.templates.list).toHaveLength(1);
  });

  it('a lost engine is opened again with the base, and the notice says so', async () => {
    const engines: ReturnType<typeof createFakeEngine>[] = [];
    const { studio } = await openStudio(goodScript, {
      openEngine: () => {
        const engine = createFakeEngine(goodScript);
        engines.push(engine);
        return engine;
      },
    });
    engines[0]?.lose('driver restart');
    await settle();
    const { model, view } = studio.store.getState();
    expect(engines).toHaveLength(2);
    expect(model.base?.report).toEqual(tinyModel);
    expect(view.notices.map(({ content }) => content)).toContainEqual({
      kind: 'engine-restarted',
      reason: 'driver restart',
    });
  });

  it('gives the prompt table as a file that reads back', async () => {
    const { studio, world } = await openStudio();
    await studio.data.read('train', source(rows));
    await studio.run.start();
    await studio.exporting.save('safetensors', undefined);
    const file = world.given.get('prompt_table.safetensors');
    const read = readPromptTable(new Uint8Array((await file?.arrayBuffer()) ?? []));
    expect(read).toMatchObject({ ok: true, value: { prompts: [{ taskname: 'mood' }] } });
  });
});

describe('between visits', () => {
  it('data, templates, settings and prompts come back', async () => {
    const shelf = memoryShelf();
    const first = await openStudio(goodScript, { shelf });
    await first.studio.data.read('train', source(rows));
    first.studio.run.change({ ...first.studio.store.getState().settings, epochs: 7 });
    await first.studio.run.start();
    await settle();
    const { studio } = await openStudio(goodScript, { shelf });
    const state = studio.store.getState();
    expect(state.data.train).toMatchObject({ kind: 'ready', report: { name: 'rows.jsonl', rows: 4 } });
    expect(state.templates.list).toEqual(first.studio.store.getState().templates.list);
    expect(state.settings).toEqual(first.studio.store.getState().settings);
    expect(currentTable(state)?.prompts).toHaveLength(1);
  });

  it('data come back from their bytes alone, where the browser stores no Blobs', async () => {
    const shelf = memoryShelf();
    const { studio: first } = await openStudio(goodScript, { shelf });
    await first.data.read('train', source(['{"text": "a", "label": "b"}']));
    await vi.waitFor(() => expect(shelf.values.has('train')).toBe(true));
    const kept = shelf.values.get('train') as { readonly bytes: Blob };
    shelf.values.set('train', { ...kept, bytes: await kept.bytes.arrayBuffer() });
    const { studio } = await openStudio(goodScript, { shelf });
    expect(studio.store.getState().data.train).toMatchObject({
      kind: 'ready',
      report: { name: 'rows.jsonl', rows: 1 },
    });
  });

  it('the theme is kept, and one that does not exist is not taken', async () => {
    const preferences = memoryPreferences();
    const first = await openStudio(goodScript, { preferences });
    first.studio.view.setTheme('dark');
    const second = await openStudio(goodScript, { preferences });
    expect(second.studio.store.getState().view.theme).toBe('dark');
    preferences.set('theme', 'plaid');
    const third = await openStudio(goodScript, { preferences });
    expect(third.studio.store.getState().view.theme).toBe('auto');
  });

  it.each(['train', 'templates', 'settings', 'tables'])('a corrupt %s is a named notice', async (key) => {
    const shelf = memoryShelf();
    shelf.values.set(key, { seed: 'nonsense' });
    const { studio } = await openStudio(goodScript, { shelf });
    expect(studio.store.getState().view.notices).toMatchObject([
      { content: { kind: 'failure', failure: { kind: 'storage-corrupt' } } },
    ]);
    expect(studio.store.getState().view.restored).toBe(true);
  });

  it('a shelf that cannot be opened is told once, however much is asked of it', async () => {
    const shut = async () => {
      throw new Failed({ kind: 'storage-unavailable', reason: 'private window' });
    };
    const { studio } = await openStudio(goodScript, { shelf: { get: shut, put: shut } });
    expect(studio.store.getState().view.notices).toHaveLength(1);
  });

  it('a full shelf is told once, and the work goes on', async () => {
    const shelf = memoryShelf();
    const full = new Failed({ kind: 'storage-full', what: 'train' });
    const { studio } = await openStudio(goodScript, {
      shelf: { ...shelf, put: () => Promise.reject(full) },
    });
    await studio.data.read('train', source(rows));
    await settle();
    const told = studio.store.getState().view.notices.map(({ content }) => content);
    expect(told).toEqual([{ kind: 'failure', failure: { kind: 'storage-full', what: 'train' } }]);
    expect(studio.store.getState().data.train.kind).toBe('ready');
  });
});

describe('an example', () => {
  const sample = {
    id: 'mood',
    title: 'Mood',
    description: '',
    language: 'en',
    file: 'mood.jsonl',
    templates: 'mood.templates.json',
    rows: 4,
    labels: 2,
  };
  const shipped: Readonly<Record<string, string>> = {
    'samples/samples.json': JSON.stringify([sample]),
    'samples/mood.jsonl': rows.join('\n'),
    'samples/mood.templates.json': printTemplates([plainTemplate]),
  };
  const fetchShipped = async (path: string) => new Blob([shipped[path] ?? '']);

  it('is trained from nothing in one press', async () => {
    const { studio } = await openStudio(goodScript, { fetchShipped });
    await studio.examples.train(sample);
    const state = studio.store.getState();
    expect(state.view.screen).toBe('train');
    expect(state.run.kind).toBe('ended');
    expect(currentTable(state)?.prompts.map(({ taskname }) => taskname)).toEqual(['mood']);
  });

  it('sets the user’s own data aside and can bring it back', async () => {
    const { studio } = await openStudio(goodScript, { fetchShipped });
    await studio.data.read('train', source(rows.slice(0, 2)));
    const own = studio.store.getState().templates.list;
    await studio.examples.open(sample);
    const notice = studio.store.getState().view.notices.at(-1)?.content;
    expect(studio.store.getState().data.train).toMatchObject({ report: { rows: 4 } });
    expect(notice).toMatchObject({ kind: 'set-aside' });
    if (notice?.kind === 'set-aside') await studio.examples.bringBack(notice.former);
    expect(studio.store.getState().data.train).toMatchObject({ report: { name: 'rows.jsonl', rows: 2 } });
    expect(studio.store.getState().templates.list).toEqual(own);
  });
});
