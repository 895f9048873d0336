import type { Scalar } from '@tensorflow/tfjs-core';
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

/** Loss as a number on the host. */
async function read(loss: Scalar): Promise<number> {
  const value = at(await loss.data(), 0);
  loss.dispose();
  return value;
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
    const loss = await read(stepper.step());
    all.push(performance.now() - started);
    counts = counters.take();
    losses.push(loss);
    say(`step ${all.length} of ${warmup + steps}: ${all.at(-1)?.toFixed(1)} ms, loss ${loss.toFixed(6)}`);
  }
  const started = performance.now();
  const queued = Array.from({ length: steps }, () => stepper.step());
  for (const loss of queued) losses.push(await read(loss));
  const pipelinedMilliseconds = (performance.now() - started) / steps;
  while (losses.length < lossSteps) losses.push(await read(stepper.step()));
  return {
    firstMilliseconds: at(all, 0),
    milliseconds: all.slice(warmup),
    pipelinedMilliseconds,
    counts,
    losses,
  };
}
