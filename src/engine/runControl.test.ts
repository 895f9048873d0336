import { describe, expect, it } from 'vitest';
import { createRunControl } from './runControl';

describe('the control of a run', () => {
  it('lets steps go on until told otherwise', () => {
    const control = createRunControl();
    expect([control.takeTurn(), control.takeTurn()]).toEqual(['step', 'step']);
  });
  it('waits while paused and goes on when resumed', () => {
    const control = createRunControl();
    control.command('pause');
    expect(control.takeTurn()).toBe('wait');
    control.command('resume');
    expect(control.takeTurn()).toBe('step');
  });
  it('takes as many single steps as asked for, then waits', () => {
    const control = createRunControl();
    control.command('step');
    control.command('step');
    expect([control.takeTurn(), control.takeTurn(), control.takeTurn()]).toEqual(['step', 'step', 'wait']);
  });
  it('stops even when paused', () => {
    const control = createRunControl();
    control.command('pause');
    control.command('stop-and-keep');
    expect(control.takeTurn()).toBe('stop');
  });
  it('wakes whoever waits at the next command', async () => {
    const control = createRunControl();
    const waiting = control.nextCommand(new AbortController().signal);
    control.command('resume');
    await expect(waiting).resolves.toBeUndefined();
  });
  it('stops waiting when the run is discarded', async () => {
    const control = createRunControl();
    const discard = new AbortController();
    const waiting = control.nextCommand(discard.signal);
    discard.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});
