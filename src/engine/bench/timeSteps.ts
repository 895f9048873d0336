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

/**
 * Takes the steps of a schedule, one at a time, with the clock stopped when the loss is on the host. Several steppers take
 * turns, so that whatever else the machine does concerns them alike.
 */
export async function timeSteps(
  steppers: readonly BenchStepper[],
  schedule: BenchSchedule,
  counters: GpuCounters,
  say: (line: string) => void,
): Promise<readonly TimedSteps[]> {
  const { warmup, steps, lossSteps } = schedule;
  const runs = steppers.map((stepper) => ({
    stepper,
    losses: [] as number[],
    all: [] as number[],
    counts: counters.take(),
    pipelined: 0,
  }));
  for (let step = 1; step <= warmup + steps; step++) {
    for (const run of runs) {
      counters.take();
      const started = performance.now();
      const loss = await oneStep(run.stepper);
      const taken = performance.now() - started;
      run.all.push(taken);
      run.counts = counters.take();
      run.losses.push(loss);
      say(`step ${step} of ${warmup + steps}: ${taken.toFixed(1)} ms, loss ${loss.toFixed(6)}`);
    }
  }
  for (const run of runs) {
    const started = performance.now();
    for (let step = 0; step < steps; step++) await run.stepper.queue();
    run.losses.push(...(await run.stepper.losses()));
    run.pipelined = (performance.now() - started) / steps;
    while (run.losses.length < lossSteps) run.losses.push(await oneStep(run.stepper));
  }
  return runs.map(({ all, losses, counts, pipelined }) => ({
    firstMilliseconds: at(all, 0),
    milliseconds: all.slice(warmup),
    pipelinedMilliseconds: pipelined,
    counts,
    losses,
  }));
}
