import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import type { Engine, RunEvent, TuneRequest } from '../bridge/contract';
import type { RunCheckpoint } from '../run/checkpoint';
import type { TuningConfig } from '../run/tuningConfig';
import {
  collectRun,
  columnOf,
  eventsOf,
  smallConfig,
  smallRequest,
  startSmallSession,
} from '../testing/smallRun';

let session: Engine;
beforeAll(async () => {
  session = await startSmallSession();
});
afterAll(() => session.dispose());

/** The quickest encoder. */
const encoder: TuningConfig['encoder'] = { ...smallConfig.encoder, kind: 'embedding' };
const requestWith = (config: Partial<TuningConfig> = {}): TuneRequest => ({
  ...smallRequest({ epochs: 2, encoder, earlyStop: { patience: 2, minDelta: 0.01 }, ...config }),
  checkpoints: true,
});
const endOf = (events: readonly RunEvent[]) => at(eventsOf(events, 'ended'), 0);
const validationsOf = (events: readonly RunEvent[]) =>
  eventsOf(events, 'validation').map(({ report }) => [report.step, report.loss, report.best]);
const without = <T extends object>(value: T, key: keyof T): Partial<T> => ({ ...value, [key]: undefined });
const lastCheckpoint = (events: readonly RunEvent[]): RunCheckpoint => {
  const told = eventsOf(events, 'checkpoint');
  return at(told, told.length - 1).checkpoint;
};
/** Without how long it took. */
const lastOf = (events: readonly RunEvent[]) => without(lastCheckpoint(events), 'seconds');

/** Runs until `steps` steps are told, and comes back with the checkpoint told then. */
async function leaveAt(
  steps: number,
  request: TuneRequest,
  how: 'pause' | 'pause in a validation' | 'stop-and-keep',
) {
  const leave = new AbortController();
  const events: RunEvent[] = [];
  const run = session.tune(request, leave.signal);
  try {
    for await (const event of run) {
      events.push(event);
      if (event.kind === 'checkpoint' && event.checkpoint.steps >= steps && how !== 'stop-and-keep') {
        // At the end of an epoch the first checkpoint comes in the middle of the validation.
        const isValidated = steps % 8 !== 0 || event.checkpoint.validation.step === steps;
        if (isValidated === (how === 'pause')) leave.abort();
      }
      // One step at a time, so that it stops exactly there.
      if (event.kind === 'prepared') session.command(request.runId, 'step');
      if (event.kind === 'validation') session.command(request.runId, 'pause');
      if (event.kind !== 'phase' || event.phase !== 'paused') continue;
      const isValidating = event.total < 10;
      const next = isValidating ? 'resume' : reachedBy(events) >= steps ? 'stop-and-keep' : 'step';
      session.command(request.runId, next);
    }
  } catch (error) {
    if (!leave.signal.aborted) throw error;
  }
  return { events, checkpoint: lastCheckpoint(events) };
}
const reachedBy = (events: readonly RunEvent[]): number =>
  eventsOf(events, 'checkpoint').at(-1)?.checkpoint.steps ?? 0;

describe('going on where a run stopped', () => {
  let whole: readonly RunEvent[];
  beforeAll(async () => {
    whole = await collectRun(session, requestWith());
  });

  it.each([
    [3, 'pause'],
    [8, 'pause in a validation'],
    [8, 'pause'],
    [13, 'pause'],
    [13, 'stop-and-keep'],
    [8, 'stop-and-keep'],
  ] as const)('R2 after %i steps and %s it is bit by bit the run that never stopped', async (steps, how) => {
    const { events, checkpoint } = await leaveAt(steps, requestWith(), how);
    expect(checkpoint.steps).toBe(steps);
    const rest = await collectRun(session, { ...requestWith(), resume: checkpoint });
    const told = eventsOf(events, 'validation').filter(
      ({ report }) => report.step <= checkpoint.validation.step,
    );
    expect([...validationsOf(told), ...validationsOf(rest)]).toEqual(validationsOf(whole));
    const losses = columnOf(whole, 'loss');
    expect(columnOf(rest, 'loss')).toEqual(losses.slice(steps));
    expect(columnOf(rest, 'step')).toEqual(losses.map((_, i) => i + 1).slice(steps));
    expect(lastOf(rest)).toEqual(lastOf(whole));
    expect(endOf(rest).prompts).toEqual(endOf(whole).prompts);
    expect(without(endOf(rest).report, 'seconds')).toEqual(without(endOf(whole).report, 'seconds'));
  });

  it('R2 stops as early as it would have', async () => {
    const impatient = requestWith({ epochs: 9, earlyStop: { patience: 2, minDelta: 100 } });
    const all = await collectRun(session, impatient);
    const { checkpoint } = await leaveAt(12, impatient, 'pause');
    const rest = await collectRun(session, { ...impatient, resume: checkpoint });
    expect(endOf(rest).report).toMatchObject({ reason: 'early-stop', steps: endOf(all).report.steps });
    const again = await collectRun(session, {
      ...impatient,
      resume: lastCheckpoint(rest),
    });
    expect(endOf(again).report).toMatchObject({ reason: 'early-stop', steps: endOf(all).report.steps });
    expect(endOf(again).prompts).toEqual(endOf(all).prompts);
  });

  it('R2 goes on after a pause within one run as well', async () => {
    const events = await collectRun(session, requestWith(), (event) => {
      if (event.kind === 'steps' && event.columns.step.includes(5)) session.command('small', 'pause');
      if (event.kind === 'phase' && event.phase === 'paused') session.command('small', 'resume');
    });
    expect(lastOf(events)).toEqual(lastOf(whole));
  });

  it('frees what it holds when nobody listens any more, in the middle of a validation too', async () => {
    const before = memory().numTensors;
    for await (const event of session.tune(requestWith(), new AbortController().signal)) {
      if (event.kind === 'phase' && event.phase === 'validating') break;
    }
    expect(memory().numTensors).toBe(before);
  });

  it('tells what it cost in all, and leaves no tensor behind', async () => {
    const { checkpoint } = await leaveAt(3, requestWith(), 'pause');
    const before = memory().numTensors;
    const rest = await collectRun(session, { ...requestWith(), resume: { ...checkpoint, seconds: 1000 } });
    expect(endOf(rest).report.seconds).toBeGreaterThan(1000);
    expect(memory().numTensors).toBe(before);
  });
});

describe('going on with something else', () => {
  let checkpoint: RunCheckpoint;
  beforeAll(async () => {
    ({ checkpoint } = await leaveAt(3, requestWith(), 'pause'));
  });

  it.each([
    [
      'base',
      (): TuneRequest => ({
        ...requestWith(),
        resume: { ...checkpoint, base: { name: 'other', fingerprint: 'f' } },
      }),
      {
        kind: 'resume-other-base',
        checkpointBase: 'other',
        checkpointFingerprint: 'f',
        baseName: 'tiny-gpt2',
      },
    ],
    [
      'setting',
      (): TuneRequest => ({ ...requestWith({ batchSize: 4, microBatchSize: 4 }), resume: checkpoint }),
      { kind: 'resume-other-settings', path: 'batch_size', was: '8', now: '4' },
    ],
    [
      'length where the schedule depends on it',
      (): TuneRequest => ({ ...requestWith({ epochs: 4 }), resume: checkpoint }),
      { kind: 'resume-other-settings', path: 'epochs', was: '2', now: '4' },
    ],
    [
      'data',
      (): TuneRequest => {
        const request = requestWith();
        return { ...request, data: { ...request.data, validation: undefined }, resume: checkpoint };
      },
      { kind: 'resume-other-rows' },
    ],
    [
      'encoder size',
      (): TuneRequest => ({ ...requestWith(), resume: { ...checkpoint, parameters: new Float32Array(3) } }),
      { kind: 'resume-other-size', was: 3, now: 768 },
    ],
  ] as const)('R3 another %s is refused, and both facts are told', async (_, request, failure) => {
    const tensors = memory().numTensors;
    await expect(collectRun(session, request())).rejects.toMatchObject({ failure });
    expect(memory().numTensors).toBe(tensors);
  });

  it('R4 with a constant learning rate a run may become longer, as if it had always been', async () => {
    const constant = { schedule: { ...smallConfig.schedule, kind: 'constant', warmupSteps: 0 } } as const;
    const long = await collectRun(session, requestWith({ ...constant, maxSteps: 20 }));
    // Stops between two validations; the one at its end is not part of the longer run.
    const short = await collectRun(session, requestWith({ ...constant, maxSteps: 11 }));
    const last = lastCheckpoint(short);
    const rest = await collectRun(session, { ...requestWith({ ...constant, maxSteps: 20 }), resume: last });
    expect(lastOf(rest)).toEqual(lastOf(long));
    const back = { ...requestWith({ ...constant, maxSteps: 10 }), resume: last };
    await expect(collectRun(session, back)).rejects.toMatchObject({
      failure: { kind: 'resume-past-end', steps: 11, total: 10 },
    });
  });
});
