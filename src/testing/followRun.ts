import { at } from '../base/assert';
import type { FrozenModel } from '../engine/frozenModel';
import { openMachine } from '../engine/openMachine';
import { disposeState, type OptimiserState } from '../engine/optimiser';
import { learningRateAt } from '../run/schedule';
import { type PreparedRun, prepareStoredRun, type StoredRun, storedConfig, storedRuns } from './tuningRun';

/** What each step told. */
export interface FollowedCurve {
  readonly rates: readonly number[];
  readonly losses: readonly number[];
  readonly norms: readonly number[];
}

export interface FollowedRun extends FollowedCurve {
  readonly prepared: PreparedRun;
  /** After the last step; the caller disposes it, and the encoder. */
  readonly state: OptimiserState;
}

/** Takes the first `count` steps of a stored run with the step that tuning itself uses. */
export async function followRun(run: StoredRun, model: FrozenModel, count: number): Promise<FollowedRun> {
  const { hyper } = storedConfig();
  const schedule = {
    kind: 'cosine',
    warmupSteps: hyper.warmup_steps,
    constantSteps: 0,
    minLearningRate: hyper.min_lr,
  } as const;
  const prepared = prepareStoredRun(run, model);
  const rates: number[] = [];
  const machine = await openMachine(prepared.parts, prepared.start);
  for (const [s, microBatches] of prepared.steps.slice(0, count).entries()) {
    const learningRate = learningRateAt(s, run.variant.base_lr, schedule, hyper.max_steps);
    await machine.take({ microBatches, learningRate });
    rates.push(learningRate);
  }
  const { loss, gradNorm } = await machine.read();
  const state = machine.state();
  machine.dispose();
  return { prepared, state, rates, losses: [...loss], norms: [...gradNorm] };
}

/** Ten steps of the main run, with nothing left to dispose. */
export async function followTenSteps(model: FrozenModel): Promise<FollowedCurve> {
  const { prepared, state, ...curve } = await followRun(at(storedRuns(), 0), model, 10);
  disposeState(state);
  prepared.encoder.dispose();
  return curve;
}

/**
 * The first step that leaves the oracle's tolerances, in words; undefined when none does: rate 1e-9, norm 1 %, loss 1e-4 in the
 * first ten steps and 5e-3 after.
 */
export function firstDeparture(run: StoredRun, followed: FollowedCurve): string | undefined {
  for (const [s, loss] of followed.losses.entries()) {
    const expected = at(run.steps.loss, s);
    if (!(Math.abs(loss - expected) < (s < 10 ? 1e-4 : 5e-3)))
      return `step ${s}: loss ${loss}, not ${expected}`;
    const norm = at(run.steps.grad_norm, s);
    if (!(Math.abs(at(followed.norms, s) - norm) < 0.01 * norm))
      return `step ${s}: norm ${followed.norms[s]}, not ${norm}`;
    if (!(Math.abs(at(followed.rates, s) - at(run.steps.lr, s)) < 1e-9)) return `step ${s}: rate`;
  }
  return undefined;
}
