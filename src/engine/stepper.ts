import { clone, type Tensor1D } from '@tensorflow/tfjs-core';
import type { EncodedBatch } from '../prompt/encodedExample';
import type { StepColumns } from '../run/runEvent';
import { disposeState, type OptimiserState } from './optimiser';
import { joinColumns, type QueuedStep, readSteps } from './stepLog';
import { type StepParts, tuningStep } from './tuningStep';

/** What one optimiser step takes in. */
export interface StepInput {
  readonly microBatches: readonly EncodedBatch[];
  readonly learningRate: number;
}

/** Takes steps ahead of reading them, and keeps the last state that was seen to be sound. */
export interface Stepper {
  /** Queues the next step; waits when too many are under way. */
  advance(input: StepInput): Promise<void>;
  /** Waits until every step queued so far is computed and read. */
  settle(): Promise<void>;
  /** Steps read since the last call. */
  takeColumns(): StepColumns | undefined;
  /** Steps queued so far. */
  readonly taken: number;
  /** The first step whose loss or gradient was not finite, once it is read. */
  readonly nonFiniteStep: number | undefined;
  /** Parameters after the last step queued; the stepper's own, clone to keep. */
  readonly parameters: Tensor1D;
  /** All that the last step queued left behind; the stepper's own. */
  readonly state: OptimiserState;
  /** The last parameters whose loss is known to be finite; those at the start as long as none is known. */
  readonly soundParameters: Tensor1D;
  dispose(): void;
}

/** Steps may be queued for about so long before they are read, and at most so many. */
const readEveryMilliseconds = 100;
const mostStepsPerReading = 8;

/**
 * `readsAreFree` (WASM, CPU): every step is read at once. On a GPU one reading is under way while the next steps are queued,
 * so that the device never waits for us; between a bad step and its discovery lie at most two readings.
 */
export function createStepper(parts: StepParts, start: OptimiserState, readsAreFree: boolean): Stepper {
  let state = start;
  let sound = clone(start.parameters);
  /** Parameters that the last step started from: its loss is theirs. */
  let before = clone(start.parameters);
  let queued: QueuedStep[] = [];
  let reading: Promise<void> = Promise.resolve();
  let columns: StepColumns[] = [];
  let nonFiniteStep: number | undefined;
  let stepsPerReading = 1;
  let lastReading = performance.now();

  const read = async (steps: readonly QueuedStep[], readFrom: Tensor1D): Promise<void> => {
    const result = await readSteps(steps);
    if (!readsAreFree) {
      const each = (performance.now() - lastReading) / steps.length;
      stepsPerReading = Math.min(mostStepsPerReading, Math.max(1, Math.floor(readEveryMilliseconds / each)));
      lastReading = performance.now();
    }
    const known = nonFiniteStep !== undefined;
    if (!known && result.columns.step.length > 0) columns.push(result.columns);
    nonFiniteStep ??= result.nonFiniteStep;
    if (nonFiniteStep !== undefined) {
      readFrom.dispose();
      return;
    }
    sound.dispose();
    sound = readFrom;
  };
  const startReading = (): void => {
    const steps = queued;
    queued = [];
    if (steps.length === 0) return;
    reading = read(steps, clone(before));
    // Whoever waits for the reading hears of its failure; until then it is not an unhandled one.
    reading.catch(() => undefined);
  };
  return {
    advance: async ({ microBatches, learningRate }) => {
      const started = performance.now();
      const next = tuningStep(parts, state, microBatches, learningRate);
      before.dispose();
      before = state.parameters;
      state.firstMoment.dispose();
      state.secondMoment.dispose();
      state = next.state;
      const { loss, gradNorm } = next;
      const lengths = microBatches.flatMap((batch) => [...batch.lengths]);
      const tokens = lengths.reduce((sum, length) => sum + length, 0);
      const enough = queued.length + 1 >= stepsPerReading;
      if (enough) await reading;
      const milliseconds = performance.now() - started;
      queued.push({ step: state.steps, loss, gradNorm, learningRate, tokens, milliseconds });
      if (!enough) return;
      startReading();
      if (readsAreFree) await reading;
    },
    settle: async () => {
      await reading;
      startReading();
      await reading;
    },
    takeColumns: () => {
      const taken = columns;
      columns = [];
      return taken.length > 0 ? joinColumns(taken) : undefined;
    },
    get taken() {
      return state.steps;
    },
    get nonFiniteStep() {
      return nonFiniteStep;
    },
    get parameters() {
      return state.parameters;
    },
    get state() {
      return state;
    },
    get soundParameters() {
      return sound;
    },
    dispose: () => {
      for (const { loss, gradNorm } of queued) {
        loss.dispose();
        gradNorm.dispose();
      }
      disposeState(state);
      before.dispose();
      // A reading under way still holds a state of its own.
      const free = (): void => sound.dispose();
      void reading.then(free, free);
    },
  };
}
