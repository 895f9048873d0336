import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assert, at } from '../base/assert';
import type { Engine } from '../bridge/contract';
import { collectRun, columnOf, eventsOf, smallRequest, startSmallSession } from '../testing/smallRun';

let session: Engine;
beforeAll(async () => {
  session = await startSmallSession();
});
afterAll(() => session.dispose());

const request = smallRequest({ maxSteps: 6 });

describe('looking at what a run costs', () => {
  it('tells each operation and the memory, and changes no number', async () => {
    const plain = await collectRun(session, request);
    const profiled = await collectRun(session, request, (event) => {
      if (event.kind === 'prepared') session.command(request.runId, 'start-profile');
    });
    expect(columnOf(profiled, 'loss')).toEqual(columnOf(plain, 'loss'));
    expect(at(eventsOf(profiled, 'ended'), 0).prompts).toEqual(at(eventsOf(plain, 'ended'), 0).prompts);
    const { profile } = at(eventsOf(profiled, 'profile'), 0);
    const { step, work, memory, milliseconds } = profile;
    expect(step).toBe(1);
    assert(work.kind === 'operations' && work.operations !== undefined, 'WASM times its operations');
    const [dearest] = work.operations;
    expect(work.operations.map(({ name }) => name)).not.toContain('fusedMatMul__op');
    const spent = work.operations.reduce((sum, operation) => sum + operation.milliseconds, 0);
    expect(spent).toBeGreaterThan(0);
    expect(spent).toBeLessThanOrEqual(milliseconds);
    expect(dearest?.milliseconds).toBe(Math.max(...work.operations.map((each) => each.milliseconds)));
    const [tensors = 0, height = 0] = memory.map(({ bytes }) => bytes);
    expect(height).toBeGreaterThan(tensors);
    expect(tensors).toBeGreaterThan(0);
  });
  it('ends when nobody looks any more', async () => {
    const events = await collectRun(session, request, (event) => {
      if (event.kind !== 'prepared') return;
      session.command(request.runId, 'start-profile');
      session.command(request.runId, 'end-profile');
    });
    expect(eventsOf(events, 'profile')).toEqual([]);
  });
});
