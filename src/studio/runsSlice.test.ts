import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeEngine, type EngineScript, endedEvent, stepEvents } from '../testing/fakeEngine';
import { buildWorld, memoryShelf, tinyModel, wasmReport } from '../testing/fakeWorld';
import { createStudio } from './createStudio';
import type { StudioWorld } from './kit';

const rows = ['a', 'b', 'c', 'd'].map((text, i) =>
  JSON.stringify({ text, label: i % 2 === 0 ? 'good' : 'bad' }),
);
const baseline = { untuned: { loss: 4, judged: undefined }, majority: undefined, seconds: 1 };
const script: EngineScript = {
  start: async () => wasmReport,
  loadModel: async () => tinyModel,
  tune: async function* (request) {
    yield { kind: 'baseline', report: baseline };
    yield* stepEvents([3, 2]);
    yield { kind: 'validation', report: { step: 2, epoch: 1, loss: 0.5, best: true, judged: undefined } };
    yield endedEvent(request, 2);
  },
};

let ids = 0;
async function open(parts: Partial<StudioWorld> = {}, played: EngineScript = script) {
  const world = buildWorld({
    openEngine: () => createFakeEngine(played),
    newRunId: () => `run-${++ids}`,
    ...parts,
  });
  const studio = createStudio(world, (callback) => callback());
  await studio.open();
  await studio.data.read('train', { name: 'rows.jsonl', bytes: new Blob([rows.join('\n')]) });
  return { studio, runs: () => studio.store.getState().runs.list };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(5000);

describe('runs are remembered', () => {
  it('with their own settings, figures, baseline and end', async () => {
    const { studio, runs } = await open();
    await studio.run.start();
    studio.run.change({ ...studio.store.getState().settings, seed: 99 });
    expect(runs()).toMatchObject([
      { state: 'ended', baseline, validations: [{ loss: 0.5 }], summary: { steps: 2 }, data: { rows: 4 } },
    ]);
    expect([...(runs()[0]?.columns.loss ?? [])]).toEqual([3, 2]);
    expect(runs()[0]?.config.seed).not.toBe(99);
  });

  it('newest first, with names of their own; renamed, removed and brought back', async () => {
    const { studio, runs } = await open();
    await studio.run.start();
    await studio.run.start();
    const [newest, oldest] = runs();
    expect(newest?.name).not.toBe(oldest?.name);
    studio.runs.rename(newest?.runId ?? '', '  the second ');
    expect(runs()[0]?.name).toBe('the second');
    studio.runs.remove(newest?.runId ?? '');
    expect(runs()).toEqual([oldest]);
    studio.runs.bringBack();
    expect(runs().map(({ name }) => name)).toEqual(['the second', oldest?.name]);
  });

  it('between visits', async () => {
    const shelf = memoryShelf();
    const first = await open({ shelf });
    await first.studio.run.start();
    await settle();
    const second = await open({ shelf });
    expect(second.runs()).toEqual(first.runs());
    second.studio.runs.remove(second.runs()[0]?.runId ?? '');
    await settle();
    expect((await open({ shelf })).runs()).toEqual([]);
  });

  it('a page that goes away in the middle leaves the run as interrupted, with its figures so far', async () => {
    const shelf = memoryShelf();
    const endless: EngineScript = {
      ...script,
      tune: async function* () {
        yield* stepEvents([3, 2, 1]);
        await new Promise(() => undefined);
      },
    };
    const first = await open({ shelf }, endless);
    void first.studio.run.start();
    await settle();
    const second = await open({ shelf });
    expect(second.runs()).toMatchObject([{ state: 'interrupted' }]);
    expect([...(second.runs()[0]?.columns.loss ?? [])]).toEqual([3, 2, 1]);
  });

  it('what storage holds is not trusted: a corrupt run is told and left out', async () => {
    const shelf = memoryShelf();
    const first = await open({ shelf });
    await first.studio.run.start();
    await settle();
    shelf.values.set(`run:${first.runs()[0]?.runId}`, { version: 1 });
    const second = await open({ shelf });
    expect(second.runs()).toEqual([]);
    expect(second.studio.store.getState().view.notices).toMatchObject([
      { content: { failure: { kind: 'storage-corrupt' } } },
      {},
    ]);
  });

  it('settings of an earlier run can be used again', async () => {
    const { studio, runs } = await open();
    await studio.run.start();
    const { settings } = studio.store.getState();
    studio.run.change({ ...settings, epochs: 3 });
    studio.runs.reuse(runs()[0]?.runId ?? '');
    expect(studio.store.getState().settings).toEqual(settings);
  });

  it('a discarded run is not remembered', async () => {
    const discarded: EngineScript = {
      ...script,
      tune: async function* (_, signal) {
        yield* stepEvents([3]);
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
    };
    const { studio, runs } = await open({}, discarded);
    const running = studio.run.start();
    await vi.advanceTimersByTimeAsync(1);
    expect(runs()).toMatchObject([{ state: 'running' }]);
    studio.run.discard();
    await running;
    expect(runs()).toEqual([]);
  });
});

describe('one page trains at a time', () => {
  it('another page says so and starts nothing; the right is given back at the end', async () => {
    let held = false;
    const lockTraining = async () => {
      if (held) return undefined;
      held = true;
      return () => {
        held = false;
      };
    };
    const { studio, runs } = await open({ lockTraining });
    await studio.run.start();
    expect(held).toBe(false);
    held = true;
    await studio.run.start();
    expect(runs()).toHaveLength(1);
    expect(studio.store.getState().view.notices.at(-1)?.content).toMatchObject({
      failure: { kind: 'training-elsewhere' },
    });
  });
});
