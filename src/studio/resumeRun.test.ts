import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failed } from '../base/failed';
import type { RunEvent, TuneRequest } from '../bridge/contract';
import { checkpointOf } from '../testing/checkpoints';
import { createFakeEngine, type EngineScript, endedEvent, stepEvents } from '../testing/fakeEngine';
import { buildWorld, memoryShelf, tinyModel, wasmReport } from '../testing/fakeWorld';
import { createStudio } from './createStudio';
import type { StudioWorld } from './kit';
import { resumeOffer } from './resumeOffer';

const rows = ['a', 'b', 'c', 'd'].map((text, i) =>
  JSON.stringify({ taskname: 'mood', text, label: i % 2 === 0 ? 'good' : 'bad' }),
);
const source = { name: 'rows.jsonl', bytes: new Blob([rows.join('\n')]) };
const losses = [5, 4, 3, 2, 1];
const prepared: RunEvent = {
  kind: 'prepared',
  totalSteps: losses.length,
  stepsPerEpoch: 2,
  counts: {
    train: { given: 4, kept: 4, cut: 0, skipped: {} },
    validation: { given: 0, kept: 0, cut: 0, skipped: {} },
    test: { given: 0, kept: 0, cut: 0, skipped: {} },
  },
  labels: {},
  trainedParameters: 3,
};
const validation = (step: number): RunEvent => ({
  kind: 'validation',
  report: { step, epoch: step / 2, loss: 1 / step, best: true, judged: undefined },
});
const standing = (request: TuneRequest, steps: number): RunEvent => ({
  kind: 'checkpoint',
  checkpoint: checkpointOf({
    runId: request.runId,
    base: { name: tinyModel.name, fingerprint: tinyModel.fingerprint },
    config: request.config,
    templates: request.templates,
    leaveOut: request.leaveOut ?? [],
    steps,
    validation: { step: 2, lowest: 0.5, counted: 0.5, waited: 0 },
  }),
});

/** Five steps, a checkpoint after the third, and then one step more before `then`. */
const upToFour = async function* (request: TuneRequest): AsyncGenerator<RunEvent> {
  yield prepared;
  yield* stepEvents(losses).slice(0, 2);
  yield validation(2);
  yield* stepEvents(losses).slice(2, 3);
  yield standing(request, 3);
  yield* stepEvents(losses).slice(3, 4);
  yield validation(4);
};
const asked: TuneRequest[] = [];
/** Breaks off as `then` says; goes on to the end when it is resumed. */
const script = (
  then: (request: TuneRequest, signal: AbortSignal) => AsyncIterable<RunEvent>,
): EngineScript => ({
  start: async () => wasmReport,
  loadModel: async () => tinyModel,
  tune: async function* (request, signal) {
    asked.push(request);
    if (request.resume === undefined) {
      yield* upToFour(request);
      yield* then(request, signal);
      return;
    }
    yield prepared;
    yield* stepEvents(losses).slice(request.resume.steps);
    yield validation(4);
    yield endedEvent(request, losses.length);
  },
});
const neverEnds = async function* (_: TuneRequest, signal: AbortSignal): AsyncGenerator<RunEvent> {
  await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
};
const isStopped = async function* (request: TuneRequest): AsyncGenerator<RunEvent> {
  const ended = endedEvent(request, 4);
  yield { ...ended, report: { ...ended.report, reason: 'stopped' } };
};

async function openStudio(engine: EngineScript, parts: Partial<StudioWorld> = {}) {
  const world = buildWorld({ openEngine: () => createFakeEngine(engine), ...parts });
  const studio = createStudio(world, (callback) => callback());
  await studio.open();
  return { studio, world };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  asked.length = 0;
});
afterEach(() => void vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(10_000);

describe('a run that was interrupted', () => {
  it('goes on after a reload in the same record, its curve without a gap or a repeated step', async () => {
    const shelf = memoryShelf();
    const first = await openStudio(script(neverEnds), { shelf });
    await first.studio.data.read('train', source);
    first.studio.run.change({ ...first.studio.store.getState().settings, seed: 99 });
    void first.studio.run.start();
    await settle();

    const { studio } = await openStudio(script(neverEnds), { shelf });
    // The next run would be another one; the one that goes on keeps its own settings.
    studio.run.change({ ...studio.store.getState().settings, seed: 5 });
    const [interrupted] = studio.store.getState().runs.list;
    expect(interrupted).toMatchObject({ state: 'interrupted', config: { seed: 99 } });
    expect(resumeOffer(studio.store.getState())).toMatchObject({
      record: { name: interrupted?.name },
      checkpoint: { steps: 3 },
      obstacle: undefined,
    });

    await studio.run.resume();
    expect(asked.at(-1)).toMatchObject({ runId: 'run-1', config: { seed: 99 }, resume: { steps: 3 } });
    const [record, ...others] = studio.store.getState().runs.list;
    expect(others).toEqual([]);
    expect(record).toMatchObject({ state: 'ended', name: interrupted?.name });
    expect([...(record?.columns.loss ?? [])]).toEqual(losses);
    expect(record?.validations.map(({ step }) => step)).toEqual([2, 4]);
    expect(resumeOffer(studio.store.getState())).toBeUndefined();
  });

  it('goes on after it was stopped and kept', async () => {
    const { studio } = await openStudio(script(isStopped));
    await studio.data.read('train', source);
    await studio.run.start();
    expect(studio.store.getState().run).toMatchObject({ kind: 'ended', report: { reason: 'stopped' } });
    await studio.run.resume();
    expect(studio.store.getState().run).toMatchObject({ kind: 'ended', report: { reason: 'finished' } });
  });

  it('goes on after the engine was lost', async () => {
    const { studio } = await openStudio(
      script(async function* () {
        yield* [];
        throw new Failed({ kind: 'device-lost', reason: 'driver', step: 4 });
      }),
    );
    await studio.data.read('train', source);
    await studio.run.start();
    expect(studio.store.getState().runs.list).toMatchObject([{ state: 'failed' }]);
    await studio.run.resume();
    expect(studio.store.getState().runs.list).toMatchObject([{ state: 'ended' }]);
  });

  it('is as it was when going on is refused, or broken off again', async () => {
    const refused: EngineScript = {
      ...script(isStopped),
      tune: async function* (request, signal) {
        if (request.resume === undefined) yield* script(isStopped).tune?.(request, signal) ?? [];
        else throw new Failed({ kind: 'resume-other-rows', was: 'a', now: 'b' });
      },
    };
    const { studio } = await openStudio(refused);
    await studio.data.read('train', source);
    await studio.run.start();
    const before = studio.store.getState().runs;
    await studio.run.resume();
    expect(studio.store.getState().run).toMatchObject({
      kind: 'failed',
      failure: { kind: 'resume-other-rows' },
    });
    expect(studio.store.getState().runs).toEqual(before);
  });

  it('is gone with its checkpoint when it is discarded', async () => {
    const { studio } = await openStudio(script(neverEnds));
    await studio.data.read('train', source);
    const run = studio.run.start();
    await settle();
    expect(studio.store.getState().runs.checkpoint?.steps).toBe(3);
    studio.run.discard();
    await run;
    expect(studio.store.getState().runs).toMatchObject({ list: [], checkpoint: undefined });
  });

  it('says what is missing: its data, or its base', async () => {
    const shelf = memoryShelf();
    const first = await openStudio(script(neverEnds), { shelf });
    await first.studio.data.read('train', source);
    void first.studio.run.start();
    await settle();
    const { studio } = await openStudio(
      { ...script(neverEnds), loadModel: async () => ({ ...tinyModel, name: 'other', fingerprint: 'f' }) },
      { shelf },
    );
    const offer = () => resumeOffer(studio.store.getState())?.obstacle;
    expect(offer()).toMatchObject({ failure: { kind: 'resume-other-base', baseName: 'other' } });
    await studio.data.forget('train');
    await studio.run.resume();
    expect(studio.store.getState().run.kind).toBe('idle');
  });

  it('leaves nothing behind once it was removed', async () => {
    const shelf = memoryShelf();
    const first = await openStudio(script(isStopped), { shelf });
    await first.studio.data.read('train', source);
    await first.studio.run.start();
    first.studio.runs.remove('run-1');
    await settle();
    expect(shelf.values.get('checkpoint')).toBeDefined();
    await openStudio(script(isStopped), { shelf });
    expect(shelf.values.get('checkpoint')).toBeUndefined();
  });

  it('a corrupt checkpoint is a named notice, and the runs are there', async () => {
    const shelf = memoryShelf();
    shelf.values.set('checkpoint', new Uint8Array(3));
    const { studio } = await openStudio(script(neverEnds), { shelf });
    expect(studio.store.getState().view.notices).toMatchObject([
      { content: { failure: { kind: 'storage-corrupt', reason: 'checkpoint-file-invalid' } } },
    ]);
  });
});

describe('a run that came to its end', () => {
  const toTheEnd: EngineScript = {
    ...script(neverEnds),
    tune: async function* (request) {
      asked.push(request);
      yield prepared;
      yield* stepEvents(losses).slice(request.resume?.steps ?? 0);
      yield standing(request, losses.length);
      yield endedEvent(request, losses.length);
    },
  };
  const offerWith = async (kind: 'constant' | 'cosine', epochs: number) => {
    const { studio } = await openStudio(toTheEnd);
    await studio.data.read('train', source);
    const { settings } = studio.store.getState();
    const usual = { ...settings, epochs: 2, schedule: { ...settings.schedule, kind, warmupSteps: 0 } };
    studio.run.change(usual);
    await studio.run.start();
    studio.run.change({ ...usual, epochs });
    return resumeOffer(studio.store.getState());
  };
  it('R4 may become longer where the learning rate does not depend on its length', async () => {
    expect(await offerWith('constant', 4)).toMatchObject({ config: { epochs: 4 }, obstacle: undefined });
    expect(await offerWith('constant', 2)).toBeUndefined();
    expect(await offerWith('constant', 1)).toBeUndefined();
    expect(await offerWith('cosine', 4)).toBeUndefined();
  });
});
