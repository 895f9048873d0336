import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BackendReport, BackendWish } from '../bridge/contract';
import { createFakeEngine } from '../testing/fakeEngine';
import { buildWorld, tinyModel, wasmReport } from '../testing/fakeWorld';
import { createStudio } from './createStudio';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A studio whose engines start as `start` says; what they were asked for is in `wishes`. */
function openStudio(start: (wish: BackendWish) => Promise<BackendReport>) {
  const wishes: BackendWish[] = [];
  const openEngine = () =>
    createFakeEngine({
      start: (wish) => {
        wishes.push(wish);
        return start(wish);
      },
      loadModel: async () => tinyModel,
    });
  const studio = createStudio(buildWorld({ openEngine }), (callback) => callback());
  const notices = () => studio.store.getState().view.notices.map(({ content }) => content);
  const engine = () => studio.store.getState().model;
  return { studio, wishes, notices, engine };
}

it('a start that does not end is told after half a minute, and another way of starting takes its place', async () => {
  let giveUp: (error: Error) => void = () => undefined;
  const hangs = new Promise<BackendReport>((_, reject) => {
    giveUp = reject;
  });
  const { studio, wishes, notices, engine } = openStudio(async (wish) =>
    wish === 'auto' ? hangs : wasmReport,
  );
  void studio.open();
  await vi.advanceTimersByTimeAsync(29_000);
  expect(notices()).toEqual([]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(notices()).toEqual([{ kind: 'engine-slow', wish: 'auto' }]);

  await studio.model.restart('wasm');
  expect(wishes).toEqual(['auto', 'wasm']);
  expect(engine()).toMatchObject({ backend: { kind: 'ready' }, base: { report: tinyModel } });
  expect(notices()).toEqual([]);
  // What was given up rejects at last, and nobody listens.
  giveUp(new DOMException('The engine was closed', 'AbortError'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(engine().backend.kind).toBe('ready');
  expect(notices()).toEqual([]);
});

it('a slow start that ends takes its notice along', async () => {
  const { studio, notices, engine } = openStudio(
    () => new Promise((resolve) => setTimeout(() => resolve(wasmReport), 40_000)),
  );
  void studio.open();
  await vi.advanceTimersByTimeAsync(31_000);
  expect(notices()).toEqual([{ kind: 'engine-slow', wish: 'auto' }]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(engine().backend.kind).toBe('ready');
  expect(notices()).toEqual([]);
});

it('an engine that falls over at its start has failed; nothing is said of another one', async () => {
  let isBroken = true;
  const wishes: BackendWish[] = [];
  const openEngine = () => {
    const engine = createFakeEngine({
      start: async (wish) => {
        wishes.push(wish);
        if (!isBroken) return wasmReport;
        engine.lose('The worker stopped');
        throw new Error('The worker stopped');
      },
      loadModel: async () => tinyModel,
    });
    return engine;
  };
  const studio = createStudio(buildWorld({ openEngine }), (callback) => callback());
  await studio.open();
  await vi.advanceTimersByTimeAsync(1000);
  const { model, view } = studio.store.getState();
  expect([model.backend.kind, view.notices, wishes]).toEqual(['failed', [], ['auto']]);
  isBroken = false;
  await studio.model.restart('auto');
  expect(studio.store.getState().model.backend.kind).toBe('ready');
});
