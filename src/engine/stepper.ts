import { at } from '../base/assert';
import type { StepColumns } from '../run/runEvent';
import type { StepProfile } from '../run/stepProfile';
import { joinColumns, type QueuedStep, readSteps } from './stepLog';
import type { StepInput, StepMachine } from './stepMachine';

/** Takes steps ahead of reading them. */
export interface Stepper {
  /** Queues the next step; waits when too many are under way. A profiled one waits for all before it, and for itself. */
  advance(input: StepInput, isProfiled?: boolean): Promise<StepProfile | undefined>;
  /** Waits until every step queued so far is computed and read. */
  settle(): Promise<void>;
  /** Steps read since the last call. */
  takeColumns(): StepColumns | undefined;
  /** Steps queued so far. */
  readonly taken: number;
  /** The first step whose loss or gradient was not finite, once it is read. */
  readonly nonFiniteStep: number | undefined;
}

/** Steps may be queued for about so long before they are read, and at most so many. */
const readEveryMilliseconds = 100;
const mostStepsPerReading = 8;

/**
 * `readsAreFree` (WASM, CPU): every step is read at once. On a GPU one reading is under way while the next steps are queued,
 * so that the device never waits for us; between a bad step and its discovery lie at most two readings. The machine stays
 * the caller's.
 */
export function createStepper(
  machine: StepMachine,
  readsAreFree: boolean,
  now: () => number = () => performance.now(),
): Stepper {
  let queued: QueuedStep[] = [];
  let reading: Promise<void> = Promise.resolve();
  let columns: StepColumns[] = [];
  let nonFiniteStep: number | undefined;
  let stepsPerReading = 1;
  let lastDone = Number.NEGATIVE_INFINITY;

  const read = async (steps: readonly QueuedStep[]): Promise<void> => {
    const numbers = await machine.read();
    // A step begins when it is queued or, if the device is still at those before it, when these are done.
    const done = now();
    const each = (done - Math.max(lastDone, at(steps, 0).begun)) / steps.length;
    lastDone = done;
    if (!readsAreFree) {
      stepsPerReading = Math.min(mostStepsPerReading, Math.max(1, Math.floor(readEveryMilliseconds / each)));
    }
    const result = readSteps(steps, numbers, each);
    if (nonFiniteStep === undefined && result.columns.step.length > 0) columns.push(result.columns);
    nonFiniteStep ??= result.nonFiniteStep;
  };
  const startReading = (): void => {
    const steps = queued;
    queued = [];
    if (steps.length === 0) return;
    reading = read(steps);
    // Whoever waits for the reading hears of its failure; until then it is not an unhandled one.
    reading.catch(() => undefined);
  };
  const settle = async (): Promise<void> => {
    await reading;
    startReading();
    await reading;
  };
  return {
    advance: async (input, isProfiled = false) => {
      if (isProfiled) await settle();
      const begun = now();
      const profile = isProfiled ? await machine.takeProfiled(input) : undefined;
      if (!isProfiled) await machine.take(input);
      const { microBatches, learningRate } = input;
      const lengths = microBatches.flatMap((batch) => [...batch.lengths]);
      const tokens = lengths.reduce((sum, length) => sum + length, 0);
      const enough = queued.length + 1 >= stepsPerReading;
      if (enough) await reading;
      queued.push({ step: machine.steps, learningRate, tokens, begun });
      if (!enough) return profile;
      startReading();
      if (readsAreFree) await reading;
      return profile;
    },
    settle,
    takeColumns: () => {
      const taken = columns;
      columns = [];
      return taken.length > 0 ? joinColumns(taken) : undefined;
    },
    get taken() {
      return machine.steps;
    },
    get nonFiniteStep() {
      return nonFiniteStep;
    },
  };
}
