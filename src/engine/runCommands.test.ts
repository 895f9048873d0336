import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import type { Engine, RunEvent } from '../bridge/contract';
import { collectRun, columnOf, eventsOf, smallRequest, startSmallSession } from '../testing/smallRun';

let session: Engine;
beforeAll(async () => {
  session = await startSmallSession();
});
afterAll(() => session.dispose());

const long = smallRequest({ maxSteps: 400 });
const isPhase = (event: RunEvent, phase: string): boolean => event.kind === 'phase' && event.phase === phase;

describe('commanding a run', () => {
  it('pauses, steps once, resumes and stops, and loses nothing', async () => {
    const pausedAt: number[] = [];
    const events = await collectRun(session, long, (event) => {
      if (event.kind === 'prepared') session.command('small', 'pause');
      if (!isPhase(event, 'paused') || event.kind !== 'phase') return;
      pausedAt.push(event.done);
      setTimeout(() => {
        if (pausedAt.length <= 2) session.command('small', 'step');
        else {
          session.command('small', 'resume');
          session.command('small', 'stop-and-keep');
        }
      });
    });
    expect(pausedAt).toEqual([0, 1, 2]);
    expect(columnOf(events, 'step')).toEqual([1, 2]);
    const { report, prompts } = at(eventsOf(events, 'ended'), 0);
    expect(report).toMatchObject({ reason: 'stopped', steps: 2, bestStep: 2 });
    expect(prompts.length).toBe(2);
  });
  it('stops within one step of the command', async () => {
    let steps = 0;
    const events = await collectRun(session, long, (event) => {
      if (event.kind !== 'steps') return;
      steps += event.columns.step.length;
      session.command('small', 'stop-and-keep');
    });
    expect(at(eventsOf(events, 'ended'), 0).report.steps).toBeLessThanOrEqual(steps + 1);
  });
  it('discards the run when its signal fires, and frees what it held', async () => {
    const before = memory().numTensors;
    const discard = new AbortController();
    const run = collectRun(
      session,
      long,
      (event) => {
        if (event.kind === 'steps') discard.abort();
      },
      discard.signal,
    );
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(memory().numTensors).toBe(before);
  });
  it('reaches a run that goes on while the one before it is ending', async () => {
    const { signal } = new AbortController();
    const [first, second] = [long, long].map((request) =>
      session.tune(request, signal)[Symbol.asyncIterator](),
    );
    await first?.next();
    await second?.next();
    await first?.return?.();
    session.command('small', 'stop-and-keep');
    let last: RunEvent | undefined;
    for (let next = await second?.next(); next?.done === false; next = await second?.next())
      last = next.value;
    expect(last).toMatchObject({ kind: 'ended', report: { reason: 'stopped' } });
  });
  it('discards a paused run too', async () => {
    const discard = new AbortController();
    session.command('small', 'pause');
    const run = collectRun(
      session,
      long,
      (event) => {
        if (event.kind === 'prepared') session.command('small', 'pause');
        if (isPhase(event, 'paused')) setTimeout(() => discard.abort());
      },
      discard.signal,
    );
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  });
});
