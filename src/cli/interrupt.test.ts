import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { watchInterrupt } from './interrupt';

function pressable() {
  const target = new EventEmitter();
  let clock = 0;
  const interrupt = watchInterrupt(target, () => clock);
  let stops = 0;
  return {
    interrupt,
    stops: () => stops,
    startRun: () => interrupt.whenPressed(() => stops++),
    press: (milliseconds: number) => {
      clock += milliseconds;
      target.emit('SIGINT');
    },
    terminate: () => target.emit('SIGTERM'),
  };
}

describe('Ctrl-C', () => {
  it('ends everything while nothing can be kept yet', () => {
    const { press, interrupt } = pressable();
    press(1000);
    expect(interrupt.signal.aborted).toBe(true);
  });

  it('stops and keeps once the run goes, and quits at the second press', () => {
    const { press, startRun, stops, interrupt } = pressable();
    startRun();
    press(1000);
    expect([stops(), interrupt.signal.aborted]).toEqual([1, false]);
    press(1000);
    expect([stops(), interrupt.signal.aborted]).toEqual([1, true]);
  });

  it('takes the echo that npm sends for the same press', () => {
    const { press, startRun, stops, interrupt } = pressable();
    startRun();
    press(1000);
    press(3);
    expect([stops(), interrupt.signal.aborted]).toEqual([1, false]);
  });

  it('a request to terminate ends everything at once', () => {
    const { terminate, startRun, interrupt } = pressable();
    startRun();
    terminate();
    expect(interrupt.signal.aborted).toBe(true);
  });
});
