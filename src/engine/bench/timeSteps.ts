import { at } from '../../base/assert';
import type { BenchStepper } from './benchStep';
import type { GpuCounters, GpuCounts } from './counters';

/** How many steps to take. */
export interface BenchSchedule {
  /** Steps before timing starts; shaders are compiled here. */
  readonly warmup: number;
  /** Timed steps, each with its loss read before the next begins. */
  readonly steps: number;
  /** Go on, untimed, until so many steps were taken in all. */
  readonly lossSteps: number;
}

export interface TimedSteps {
  readonly firstMilliseconds: number;
  readonly milliseconds: readonly number[];
  /** Per step when as many steps are queued before the first loss is read; the studio reads several at once. */
  readonly pipelinedMilliseconds: number;
  /** Calls during the last timed step. */
  readonly counts: GpuCounts;
  /** Loss of every step from the first, before its update. */
  readonly losses: readonly number[];
}

/** One step with its loss on the host. */
async function oneStep(stepper: BenchStepper): Promise<number> {
  await stepper.queue();
  return at(await stepper.losses(), 0);
}

/** Takes the steps of a schedule, one at a time, with the clock stopped when the loss is on the host. */
export async function timeSteps(
  stepper: BenchStepper,
  schedule: BenchSchedule,
  counters: GpuCounters,
  say: (line: string) => void,
): Promise<TimedSteps> {
  const losses: number[] = [];
  const all: number[] = [];
  const { warmup, steps, lossSteps } = schedule;
  let counts = counters.take();
  while (all.length < warmup + steps) {
    counters.take();
    const started = performance.now();
    const loss = await oneStep(stepper);
    all.push(performance.now() - started);
    counts = counters.take();
    losses.push(loss);
    say(`step ${all.length} of ${warmup + steps}: ${all.at(-1)?.toFixed(1)} ms, loss ${loss.toFixed(6)}`);
  }
  const started = performance.now();
  for (let step = 0; step < steps; step++) await stepper.queue();
  losses.push(...(await stepper.losses()));
  const pipelinedMilliseconds = (performance.now() - started) / steps;
  while (losses.length < lossSteps) losses.push(await oneStep(stepper));
  return {
    firstMilliseconds: at(all, 0),
    milliseconds: all.slice(warmup),
    pipelinedMilliseconds,
    counts,
    losses,
  };
}
