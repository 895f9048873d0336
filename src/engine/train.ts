import { clone, getBackend, type Tensor1D } from '@tensorflow/tfjs-core';
import { Failed } from '../base/failed';
import type { RunEvent } from '../bridge/contract';
import type { EngineFailure } from '../run/engineFailure';
import type { EndReason, JudgedRows } from '../run/runEvent';
import { createValidationLog } from '../run/validationLog';
import { nextTurn } from './eventLoop';
import { openMachine } from './openMachine';
import { disposeState, startState } from './optimiser';
import {
  type BestParameters,
  bestOfStanding,
  standingOf,
  stateOf,
  type TrainingStanding,
} from './runCheckpoints';
import type { RunControl } from './runControl';
import { createStepper } from './stepper';
import { plannedSteps, stepInputs, type Training, validationBatches } from './trainingInput';
import { type StepParts, virtualRowsOf } from './tuningStep';
import { tellEveryMilliseconds, validate, waitWhilePaused } from './validate';

export interface TrainingOutcome {
  readonly reason: EndReason;
  readonly steps: number;
  /** The best by validation, else the last sound ones. The caller disposes them. */
  readonly parameters: Tensor1D;
  readonly best: { readonly step: number; readonly loss: number } | undefined;
  readonly nonFiniteStep: number | undefined;
}

/** A lost device does not know the step it died in: the last one that was queued. */
function withStep(error: unknown, step: number): unknown {
  if (!(error instanceof Failed)) return error;
  const failure = error.failure as EngineFailure;
  return failure.kind === 'device-lost' ? new Failed<EngineFailure>({ ...failure, step }) : error;
}

/** Accuracy with the parameters as they are. */
async function* judgeWith(
  { encoder }: StepParts,
  parameters: Tensor1D,
  judge: NonNullable<Training['judge']>,
): AsyncGenerator<RunEvent, JudgedRows | undefined> {
  const pass = encoder.forward(parameters);
  try {
    return yield* judge(virtualRowsOf(encoder, pass.rows));
  } finally {
    pass.dispose();
  }
}

/** The first numbers of a run, or where it goes on. */
export type TrainingStart =
  | { readonly kind: 'new'; readonly parameters: Float32Array }
  | { readonly kind: 'resumed'; readonly standing: TrainingStanding };

/** A profiled step lets none run beside it, so there are some others between two of them. */
const profileEveryMilliseconds = 1000;

/** Checkpoints on the way are told at most so often. */
const checkpointEveryMilliseconds = 20_000;

/**
 * The training loop: steps, a validation after each epoch and at the end, best kept, early stop. Obeys `control` before each
 * step; rejects with the signal's reason. Resumed, it is bit by bit the run that was not interrupted (rule R2).
 */
export async function* train(
  training: Training,
  start: TrainingStart,
  control: RunControl,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, TrainingOutcome> {
  const { parts, config, judge: judgeRowsOf } = training;
  const { perEpoch, total } = plannedSteps(training.train.length, config);
  const inputOf = stepInputs(training);
  const heldOut = validationBatches(training);
  const standing = start.kind === 'resumed' ? start.standing : undefined;
  const log = createValidationLog(config.earlyStop, standing?.validation);
  const state = start.kind === 'resumed' ? stateOf(start.standing) : startState(start.parameters);
  const machine = await openMachine(parts, state);
  const stepper = createStepper(machine, getBackend() !== 'webgpu');
  let best: BestParameters | undefined = standing && bestOfStanding(standing);
  let lastTold = performance.now();
  let lastProfile = Number.NEGATIVE_INFINITY;
  let lastValidated = log.standing.step;
  let lastCheckpoint = { at: performance.now(), step: stepper.taken, validated: log.standing.step };

  async function* tell(): AsyncGenerator<RunEvent> {
    lastTold = performance.now();
    const columns = stepper.takeColumns();
    if (columns !== undefined) yield { kind: 'steps', columns };
  }
  async function* tellCheckpoint(): AsyncGenerator<RunEvent> {
    if (training.checkpoint === undefined) return;
    await stepper.settle();
    const isTold = lastCheckpoint.step === stepper.taken && lastCheckpoint.validated === log.standing.step;
    if (stepper.nonFiniteStep !== undefined || isTold) return;
    yield* tell();
    lastCheckpoint = { at: performance.now(), step: stepper.taken, validated: log.standing.step };
    const state = machine.state();
    const reached = await standingOf(state, best, log.standing).finally(() => disposeState(state));
    yield { kind: 'checkpoint', checkpoint: training.checkpoint(reached) };
  }
  /** Tells a checkpoint before the pause in the middle of a validation: whoever goes on from it validates again. */
  async function* withCheckpoint<R>(
    events: AsyncGenerator<RunEvent, R | undefined>,
  ): AsyncGenerator<RunEvent, R | undefined> {
    let next = await events.next();
    try {
      for (; !next.done; next = await events.next()) {
        if (next.value.kind === 'phase' && next.value.phase === 'paused') yield* tellCheckpoint();
        yield next.value;
      }
      return next.value;
    } finally {
      // Whoever stops listening lets it free what it holds.
      await events.return(undefined);
    }
  }
  /** Says whether to give up. */
  async function* judge(): AsyncGenerator<RunEvent, boolean> {
    yield* tell();
    lastValidated = stepper.taken;
    if (heldOut.length === 0) return false;
    const parameters = machine.parameters();
    try {
      const loss = yield* withCheckpoint(validate(parts, parameters, heldOut, control, signal));
      if (loss === undefined) return false;
      // Before the loss counts: a pause in here still comes before the validation is told.
      const judged = judgeRowsOf && (yield* withCheckpoint(judgeWith(parts, parameters, judgeRowsOf)));
      const verdict = log.judge(loss, stepper.taken);
      if (verdict.best) {
        best?.parameters.dispose();
        best = { step: stepper.taken, loss, parameters: clone(parameters) };
      }
      const epoch = Math.ceil(stepper.taken / perEpoch);
      yield { kind: 'validation', report: { step: stepper.taken, epoch, loss, best: verdict.best, judged } };
      return verdict.giveUp;
    } finally {
      parameters.dispose();
    }
  }
  async function* loop(): AsyncGenerator<RunEvent, EndReason> {
    if (log.gaveUp) return 'early-stop';
    // The validation of this epoch was broken off by the command to stop.
    const isDue = stepper.taken > 0 && stepper.taken % perEpoch === 0;
    if (isDue && lastValidated < stepper.taken && (yield* judge())) return 'early-stop';
    // WebGPU builds its shaders in the first step.
    const isCompiling = getBackend() === 'webgpu';
    const first = stepper.taken + 1;
    const phase = isCompiling ? 'compiling' : 'training';
    yield { kind: 'phase', phase, done: stepper.taken, total };
    while (stepper.taken < total) {
      const turn = control.takeTurn();
      if (turn === 'stop') break;
      if (turn === 'wait') {
        await stepper.settle();
        yield* tell();
        yield* tellCheckpoint();
        yield* waitWhilePaused(control, signal, stepper.taken, total);
        yield { kind: 'phase', phase: 'training', done: stepper.taken, total };
        continue;
      }
      const isPrepared = !isCompiling || stepper.taken >= first;
      const isLongAgo = performance.now() - lastProfile >= profileEveryMilliseconds;
      const isProfiled = control.isProfiling && isPrepared && isLongAgo;
      const profile = await stepper.advance(inputOf(stepper.taken), isProfiled);
      if (profile !== undefined) {
        lastProfile = performance.now();
        yield { kind: 'profile', profile };
      }
      await nextTurn();
      signal.throwIfAborted();
      if (isCompiling && stepper.taken === first)
        yield { kind: 'phase', phase: 'training', done: first, total };
      const epochEnds = stepper.taken % perEpoch === 0;
      if (epochEnds) await stepper.settle();
      if (stepper.nonFiniteStep !== undefined) return 'non-finite-loss';
      if (performance.now() - lastTold >= tellEveryMilliseconds) yield* tell();
      const giveUp = epochEnds && (yield* judge());
      const isOverdue = performance.now() - lastCheckpoint.at >= checkpointEveryMilliseconds;
      if (giveUp || isOverdue) yield* tellCheckpoint();
      if (giveUp) return 'early-stop';
      if (epochEnds) yield { kind: 'phase', phase: 'training', done: stepper.taken, total };
    }
    await stepper.settle();
    if (stepper.nonFiniteStep !== undefined) return 'non-finite-loss';
    // Before the validation that only the end brings: a run that goes on from here has none at this step.
    yield* tellCheckpoint();
    const isDone = stepper.taken >= total;
    if (!isDone) yield { kind: 'phase', phase: 'stopping', done: stepper.taken, total };
    const giveUp = lastValidated < stepper.taken && (yield* judge());
    return isDone ? (giveUp ? 'early-stop' : 'finished') : 'stopped';
  }

  try {
    const reason = yield* loop();
    yield* tell();
    const { nonFiniteStep } = stepper;
    const steps = nonFiniteStep === undefined ? stepper.taken : nonFiniteStep - 1;
    const kept = best === undefined ? undefined : { step: best.step, loss: best.loss };
    const last = () => (nonFiniteStep === undefined ? machine.parameters() : machine.soundParameters());
    const parameters = best === undefined ? last() : clone(best.parameters);
    return { reason, steps, parameters, best: kept, nonFiniteStep };
  } catch (error) {
    throw withStep(error, Math.max(1, stepper.taken));
  } finally {
    best?.parameters.dispose();
    machine.dispose();
  }
}
