import { clone, getBackend, type Tensor1D } from '@tensorflow/tfjs-core';
import { Failed } from '../base/failed';
import type { RunEvent } from '../bridge/contract';
import type { EngineFailure } from '../run/engineFailure';
import type { EndReason, JudgedRows } from '../run/runEvent';
import { createValidationLog } from '../run/validationLog';
import { nextTurn } from './eventLoop';
import type { OptimiserState } from './optimiser';
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

/** A lost device does not know the step it died in. */
const nameStep =
  (step: number) =>
  (error: unknown): never => {
    if (!(error instanceof Failed)) throw error;
    const failure = error.failure as EngineFailure;
    throw failure.kind === 'device-lost' ? new Failed<EngineFailure>({ ...failure, step }) : error;
  };

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

/**
 * The training loop: steps, a validation after each epoch and at the end, best kept, early stop. Obeys `control` before each
 * step; rejects with the signal's reason. Takes over `start`.
 */
export async function* train(
  training: Training,
  start: OptimiserState,
  control: RunControl,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, TrainingOutcome> {
  const { parts, config, judge: judgeRowsOf } = training;
  const { perEpoch, total } = plannedSteps(training.train.length, config);
  const inputOf = stepInputs(training);
  const heldOut = validationBatches(training);
  const log = createValidationLog(config.earlyStop);
  const stepper = createStepper(parts, start, getBackend() !== 'webgpu');
  let best: { readonly step: number; readonly loss: number; readonly parameters: Tensor1D } | undefined;
  let lastTold = performance.now();
  let lastValidated = 0;

  async function* tell(): AsyncGenerator<RunEvent> {
    lastTold = performance.now();
    const columns = stepper.takeColumns();
    if (columns !== undefined) yield { kind: 'steps', columns };
  }
  /** Says whether to give up. */
  async function* judge(): AsyncGenerator<RunEvent, boolean> {
    yield* tell();
    lastValidated = stepper.taken;
    if (heldOut.length === 0) return false;
    const loss = yield* validate(parts, stepper.parameters, heldOut, control, signal);
    if (loss === undefined) return false;
    const verdict = log.judge(loss);
    if (verdict.best) {
      best?.parameters.dispose();
      best = { step: stepper.taken, loss, parameters: clone(stepper.parameters) };
    }
    const judged = judgeRowsOf && (yield* judgeWith(parts, stepper.parameters, judgeRowsOf));
    const epoch = Math.ceil(stepper.taken / perEpoch);
    yield { kind: 'validation', report: { step: stepper.taken, epoch, loss, best: verdict.best, judged } };
    return verdict.giveUp;
  }
  async function* loop(): AsyncGenerator<RunEvent, EndReason> {
    // WebGPU builds its shaders in the first step.
    const isCompiling = getBackend() === 'webgpu';
    yield { kind: 'phase', phase: isCompiling ? 'compiling' : 'training', done: 0, total };
    while (stepper.taken < total) {
      const turn = control.takeTurn();
      if (turn === 'stop') break;
      if (turn === 'wait') {
        await stepper.settle();
        yield* tell();
        yield* waitWhilePaused(control, signal, stepper.taken, total);
        yield { kind: 'phase', phase: 'training', done: stepper.taken, total };
        continue;
      }
      await stepper.advance(inputOf(stepper.taken)).catch(nameStep(stepper.taken + 1));
      await nextTurn();
      signal.throwIfAborted();
      if (isCompiling && stepper.taken === 1) yield { kind: 'phase', phase: 'training', done: 1, total };
      const epochEnds = stepper.taken % perEpoch === 0 || stepper.taken === total;
      if (epochEnds) await stepper.settle();
      if (stepper.nonFiniteStep !== undefined) return 'non-finite-loss';
      if (performance.now() - lastTold >= tellEveryMilliseconds) yield* tell();
      if (!epochEnds) continue;
      if (yield* judge()) return 'early-stop';
      yield { kind: 'phase', phase: 'training', done: stepper.taken, total };
    }
    await stepper.settle();
    if (stepper.nonFiniteStep !== undefined) return 'non-finite-loss';
    if (stepper.taken === total) return 'finished';
    yield { kind: 'phase', phase: 'stopping', done: stepper.taken, total };
    if (lastValidated < stepper.taken) yield* judge();
    return 'stopped';
  }

  try {
    const reason = yield* loop();
    yield* tell();
    const { nonFiniteStep } = stepper;
    const steps = nonFiniteStep === undefined ? stepper.taken : nonFiniteStep - 1;
    const kept = best === undefined ? undefined : { step: best.step, loss: best.loss };
    const last = nonFiniteStep === undefined ? stepper.parameters : stepper.soundParameters;
    const parameters = clone(best?.parameters ?? last);
    return { reason, steps, parameters, best: kept, nonFiniteStep };
  } finally {
    best?.parameters.dispose();
    stepper.dispose();
  }
}
