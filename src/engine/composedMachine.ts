import { clone, type Scalar, stack, type Tensor1D } from '@tensorflow/tfjs-core';
import { disposeState, type OptimiserState } from './optimiser';
import { profileOperations } from './profileOperations';
import { firstNonFinite, type StepInput, type StepMachine, type StepNumbers } from './stepMachine';
import { type StepParts, tuningStep } from './tuningStep';

interface PendingStep {
  readonly loss: Scalar;
  readonly gradNorm: Scalar;
}

/** Reads losses and norms of several steps in one transfer, and frees them. */
async function readPending(pending: readonly PendingStep[]): Promise<StepNumbers> {
  const scalars = [...pending.map(({ loss }) => loss), ...pending.map(({ gradNorm }) => gradNorm)];
  const together = stack(scalars) as Tensor1D;
  for (const scalar of scalars) scalar.dispose();
  const values = await together.data<'float32'>();
  together.dispose();
  return {
    loss: Float64Array.from(values.subarray(0, pending.length)),
    gradNorm: Float64Array.from(values.subarray(pending.length)),
  };
}

/** Steps of plain tensor operations, on whatever backend is current. It owns `start` from here on. */
export function composedMachine(parts: StepParts, start: OptimiserState): StepMachine {
  let state = start;
  let sound = clone(start.parameters);
  /** Parameters that the last step started from: its loss is theirs. */
  let before = clone(start.parameters);
  let pending: PendingStep[] = [];
  let isSound = true;
  let readings = 0;
  let isDisposed = false;

  const readAll = async (steps: readonly PendingStep[], readFrom: Tensor1D): Promise<StepNumbers> => {
    readings++;
    try {
      const numbers = await readPending(steps);
      isSound &&= firstNonFinite(numbers) < 0;
      if (!isSound) return numbers;
      const old = sound;
      sound = clone(readFrom);
      old.dispose();
      return numbers;
    } finally {
      readFrom.dispose();
      readings--;
      if (isDisposed && readings === 0) sound.dispose();
    }
  };
  const take = ({ microBatches, learningRate }: StepInput): void => {
    const { loss, gradNorm, state: next } = tuningStep(parts, state, microBatches, learningRate);
    before.dispose();
    before = state.parameters;
    state.firstMoment.dispose();
    state.secondMoment.dispose();
    state = next;
    pending.push({ loss, gradNorm });
  };
  return {
    get steps() {
      return state.steps;
    },
    take: async (input) => take(input),
    takeProfiled: (input) => {
      return profileOperations(
        () => take(input),
        () => state,
      );
    },
    read: () => {
      const steps = pending;
      pending = [];
      if (steps.length === 0)
        return Promise.resolve({ loss: new Float64Array(), gradNorm: new Float64Array() });
      return readAll(steps, clone(before));
    },
    parameters: () => clone(state.parameters),
    state: () => ({
      ...state,
      parameters: clone(state.parameters),
      firstMoment: clone(state.firstMoment),
      secondMoment: clone(state.secondMoment),
    }),
    soundParameters: () => clone(sound),
    dispose: () => {
      for (const { loss, gradNorm } of pending) {
        loss.dispose();
        gradNorm.dispose();
      }
      disposeState(state);
      before.dispose();
      isDisposed = true;
      // A reading under way still puts parameters of its own there.
      if (readings === 0) sound.dispose();
    },
  };
}
