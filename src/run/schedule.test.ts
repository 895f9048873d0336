import { describe, expect, it } from 'vitest';
import { fitSchedule, learningRateAt } from './schedule';

const schedule = { kind: 'cosine', warmupSteps: 50, constantSteps: 0, minLearningRate: 0 } as const;

describe('a schedule fitted to its run', () => {
  it('keeps its warm-up in a long run', () => {
    expect(fitSchedule(schedule, 1000).warmupSteps).toBe(50);
  });
  it('warms up for a tenth of a short run', () => {
    expect(fitSchedule(schedule, 40).warmupSteps).toBe(4);
  });
  it('has no warm-up in a run of a few steps', () => {
    expect(fitSchedule(schedule, 3).warmupSteps).toBe(0);
    expect(learningRateAt(0, 0.1, fitSchedule(schedule, 3), 3)).toBe(0.1);
  });
});

describe('a constant schedule', () => {
  const constant = { ...schedule, kind: 'constant', warmupSteps: 3 } as const;
  it('climbs and then stays at the peak', () => {
    const rates = [0, 1, 2, 3, 4, 500].map((step) => learningRateAt(step, 1, constant, 100));
    expect(rates).toEqual([0.25, 0.5, 0.75, 1, 1, 1]);
  });
});
