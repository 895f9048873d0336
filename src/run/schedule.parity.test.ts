import { describe, expect, it } from 'vitest';
import { readFixtureJson } from '../testing/fixtures';
import { learningRateAt } from './schedule';

interface OptimiserFixture {
  readonly schedules: readonly {
    readonly base_lr: number;
    readonly settings: {
      readonly max_steps: number;
      readonly warmup_steps?: number;
      readonly warmup_ratio?: number;
      readonly min_lr: number;
      readonly constant_steps?: number;
    };
    readonly lr_at_step: readonly number[];
  }[];
}

const { schedules } = readFixtureJson<OptimiserFixture>('optimizer.json');

describe("learning rates of NeMo's CosineAnnealing", () => {
  it.each(schedules)('base $base_lr, $settings', ({ base_lr, settings, lr_at_step }) => {
    const schedule = {
      kind: 'cosine',
      warmupSteps: settings.warmup_steps ?? Math.floor((settings.warmup_ratio ?? 0) * settings.max_steps),
      constantSteps: settings.constant_steps ?? 0,
      minLearningRate: settings.min_lr,
    } as const;
    lr_at_step.forEach((expected, step) => {
      const rate = learningRateAt(step, base_lr, schedule, settings.max_steps);
      expect(Math.abs(rate - expected), `step ${step}`).toBeLessThanOrEqual(1e-8 * Math.max(expected, 1e-12));
    });
  });
});
