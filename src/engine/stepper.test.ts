import { describe, expect, it } from 'vitest';
import { collateBatch } from '../prompt/collateBatch';
import type { StepMachine } from './stepMachine';
import { createStepper } from './stepper';

const batch = collateBatch([], 0);

/** A device that works for `milliseconds` on each step, by a clock of its own; queueing takes no time. */
function slowDevice(milliseconds: number) {
  let time = 0;
  let steps = 0;
  let unread = 0;
  let free = 0;
  const never = (): never => {
    throw new Error('nobody asks for tensors');
  };
  const machine: StepMachine = {
    get steps() {
      return steps;
    },
    take: async () => {
      steps++;
      unread++;
      free = Math.max(free, time) + milliseconds;
    },
    read: async () => {
      const count = unread;
      unread = 0;
      const done = free;
      await Promise.resolve();
      time = Math.max(time, done);
      return { loss: new Float64Array(count), gradNorm: new Float64Array(count) };
    },
    takeProfiled: never,
    parameters: never,
    state: never,
    soundParameters: never,
    dispose: () => undefined,
  };
  return {
    machine,
    now: () => time,
    wait: (pause: number) => {
      time += pause;
    },
  };
}

describe('the time of a step', () => {
  it('is what the device takes, for steps that are only queued and after a pause too', async () => {
    const { machine, now, wait } = slowDevice(40);
    const stepper = createStepper(machine, false, now);
    for (let round = 0; round < 3; round++) {
      for (let step = 0; step < 5; step++) await stepper.advance({ microBatches: [batch], learningRate: 1 });
      await stepper.settle();
      wait(1000);
    }
    const columns = stepper.takeColumns();
    expect([...(columns?.milliseconds ?? [])]).toEqual(Array.from({ length: 15 }, () => 40));
  });
});
