import { describe, expect, it } from 'vitest';
import { Failed } from '../base/failed';
import { createFakeEngine, endedEvent, stepEvents } from '../testing/fakeEngine';
import { tuneRequest } from '../testing/tuneRequest';
import { buildWall } from '../testing/wallFixture';
import type { RunEvent } from './contract';

const abortError = () => new DOMException('Cancelled', 'AbortError');
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(abortError())));

async function readAll(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const seen: RunEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

describe('the engine behind the wall', () => {
  it('plays a run: every event in order, typed arrays whole, the prompt at the end', async () => {
    const wall = buildWall(
      createFakeEngine({
        tune: async function* (request) {
          yield* stepEvents([3, 2, 1]);
          yield endedEvent(request, 3);
        },
      }),
    );
    const seen = await readAll(wall.engine.tune(tuneRequest(), new AbortController().signal));
    expect(seen.map((event) => event.kind)).toEqual(['steps', 'steps', 'steps', 'ended']);
    expect(seen.slice(0, 3)).toEqual(stepEvents([3, 2, 1]));
    expect(seen.at(-1)).toEqual(endedEvent(tuneRequest(), 3));
    wall.engine.dispose();
  });

  it('revives a named failure with its facts', async () => {
    const passedOver = [{ kind: 'webgpu', obstacle: { kind: 'no-adapter' } }] as const;
    const failure = { kind: 'no-backend', wanted: 'webgpu', passedOver } as const;
    const wall = buildWall(createFakeEngine({ start: () => Promise.reject(new Failed(failure)) }));
    const error: unknown = await wall.engine.start('webgpu').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Failed);
    expect(error).toHaveProperty('failure', failure);
    wall.engine.dispose();
  });

  it('calls a crash on the other side a bug, with its stack', async () => {
    const wall = buildWall(
      createFakeEngine({ start: () => Promise.reject(new TypeError('x is undefined')) }),
    );
    await expect(wall.engine.start('auto')).rejects.toMatchObject({
      failure: { kind: 'bug', message: 'x is undefined', stack: expect.stringContaining('TypeError') },
    });
    wall.engine.dispose();
  });

  it('a failing run gives the events before the failure, then the failure', async () => {
    const wall = buildWall(
      createFakeEngine({
        tune: async function* () {
          yield* stepEvents([3]);
          throw new Failed({ kind: 'device-lost', reason: 'driver', step: 1 });
        },
      }),
    );
    const kinds: string[] = [];
    const run = async () => {
      for await (const event of wall.engine.tune(tuneRequest(), new AbortController().signal))
        kinds.push(event.kind);
    };
    await expect(run()).rejects.toMatchObject({ failure: { kind: 'device-lost' } });
    expect(kinds).toEqual(['steps']);
    wall.engine.dispose();
  });

  it('an abort travels and comes back as an AbortError', async () => {
    const wall = buildWall(
      createFakeEngine({
        tune: async function* (_, signal) {
          yield* stepEvents([3]);
          await untilAborted(signal);
        },
      }),
    );
    const controller = new AbortController();
    const run = async () => {
      for await (const _ of wall.engine.tune(tuneRequest(), controller.signal)) controller.abort();
    };
    await expect(run()).rejects.toMatchObject({ name: 'AbortError' });
    expect(wall.terminated()).toBe(false);
    wall.engine.dispose();
  });

  it('terminates a worker that stays silent after a stop, names it, and says the engine is lost', async () => {
    const wall = buildWall(
      createFakeEngine({
        tune: async function* () {
          yield* stepEvents([3]);
          await new Promise(() => undefined);
        },
      }),
      30,
    );
    const run = async () => {
      for await (const _ of wall.engine.tune(tuneRequest(), new AbortController().signal))
        wall.engine.command('run-1', 'stop-and-keep');
    };
    await expect(run()).rejects.toMatchObject({ failure: { kind: 'worker-silent', seconds: 0.03 } });
    expect(wall.terminated()).toBe(true);
    expect(await wall.engine.lost).toEqual({ reason: 'worker-silent' });
    await expect(wall.engine.start('auto')).rejects.toMatchObject({ failure: { kind: 'worker-silent' } });
  });

  it('waits for a long scoring after a stop once the worker has said that it is scoring', async () => {
    const wall = buildWall(
      createFakeEngine({
        tune: async function* (request) {
          yield* stepEvents([3]);
          yield { kind: 'phase', phase: 'scoring', done: 0, total: 9 };
          await new Promise((resolve) => setTimeout(resolve, 120));
          yield endedEvent(request, 1);
        },
      }),
      40,
    );
    const kinds: string[] = [];
    for await (const event of wall.engine.tune(tuneRequest(), new AbortController().signal)) {
      if (event.kind === 'steps') wall.engine.command('run-1', 'stop-and-keep');
      kinds.push(event.kind);
    }
    expect(kinds).toEqual(['steps', 'phase', 'ended']);
    expect(wall.terminated()).toBe(false);
    wall.engine.dispose();
  });

  it('a crashed worker fails every open call by name', async () => {
    const wall = buildWall(createFakeEngine({ start: () => new Promise(() => undefined) }));
    const call = wall.engine.start('auto');
    wall.crash('out of memory');
    await expect(call).rejects.toMatchObject({ failure: { kind: 'bug' } });
    expect(wall.terminated()).toBe(true);
  });

  it('reports loading progress and predictions while they come, and passes commands on', async () => {
    const engine = createFakeEngine({
      loadModel: async (source, { onProgress }) => {
        onProgress({ fileName: 'model.safetensors', loadedBytes: 5, totalBytes: 10 });
        return { ...report, name: source.name };
      },
      predict: async function* () {
        yield { kind: 'counted', total: 2, faulty: 0 };
      },
    });
    const wall = buildWall(engine);
    const told: unknown[] = [];
    const signal = new AbortController().signal;
    const model = await wall.engine.loadModel(
      { kind: 'url', name: 'tiny', url: './tiny' },
      { signal, onProgress: (progress) => told.push(progress) },
    );
    const data = { kind: 'rows', rows: [] } as const;
    const request = { prompts: [], data, maxNewTokens: 1, normalisation: 'sum', done: [] } as const;
    for await (const event of wall.engine.predict(request, signal)) told.push(event);
    wall.engine.command('run-1', 'pause');
    for await (const _ of wall.engine.predict(request, signal));
    expect(model.name).toBe('tiny');
    expect(told).toEqual([
      { fileName: 'model.safetensors', loadedBytes: 5, totalBytes: 10 },
      { kind: 'counted', total: 2, faulty: 0 },
    ]);
    expect(engine.commands).toEqual([{ runId: 'run-1', command: 'pause' }]);
    wall.engine.dispose();
  });
});

const report = {
  name: '',
  fingerprint: 'ab',
  layers: 1,
  hiddenSize: 2,
  heads: 1,
  vocabSize: 4,
  positions: 8,
  parameters: 10,
  weightBytes: 40,
};
