import { describe, expect, it } from 'vitest';
import { stepEvents } from '../testing/fakeEngine';
import { createRunHistory } from './runHistory';

/** A schedule that the test runs by hand, as the browser runs animation frames. */
function frames() {
  const waiting: (() => void)[] = [];
  return {
    schedule: (callback: () => void) => void waiting.push(callback),
    next: () => {
      for (const callback of waiting.splice(0)) callback();
    },
  };
}

describe('the history of a run', () => {
  it('tells its listeners once per frame, whatever has come meanwhile', () => {
    const { schedule, next } = frames();
    const history = createRunHistory(schedule);
    const lengths: number[] = [];
    history.subscribe(() => lengths.push(history.curve.length));
    for (const event of stepEvents([3, 2, 1])) if (event.kind === 'steps') history.appendSteps(event.columns);
    expect(lengths).toEqual([]);
    next();
    next();
    expect(lengths).toEqual([3]);
    history.appendValidation({ step: 3, epoch: 1, loss: 1, best: true, judged: undefined });
    next();
    expect(lengths).toEqual([3, 3]);
  });

  it('is empty again for the next run, and silent for who has left', () => {
    const { schedule, next } = frames();
    const history = createRunHistory(schedule);
    let told = 0;
    const leave = history.subscribe(() => {
      told++;
    });
    leave();
    history.setProgress({ done: 4, total: 9 });
    history.clear();
    next();
    expect(told).toBe(0);
    expect(history.curve.length).toBe(0);
    expect(history.progress).toEqual({ done: 0, total: 0 });
  });
});
