import type { Checkpoint } from '../../model/checkpoint';
import type { OptimiserState } from '../optimiser';
import type { StepMachine } from '../stepMachine';
import type { LargestPass, TrainingRoom } from '../trainingRoom';
import type { TrainingParts } from '../tuningStep';
import { createFrozenText, type FrozenText } from './frozenText';
import { createFusedContext } from './fusedContext';
import { fusedMachine } from './fusedMachine';
import { fusedRoom } from './fusedRoom';
import { fusedSelfTest } from './fusedSelfTest';
import { nameGpt } from './gptArrays';
import { type HeldGpt, holdGpt } from './heldGpt';
import { matmulProduct } from './matmulProduct';
import { allSavings, type Savings } from './savings';

/** A frozen model whose steps are recordings of our own kernels. */
export interface FusedModel {
  /** Whether training with passes of this size fits; takes the memory that it needs, so that nobody else does. */
  trainingRoom(parts: TrainingParts, pass: LargestPass): Promise<TrainingRoom>;
  openTraining(parts: TrainingParts, start: OptimiserState): Promise<StepMachine>;
  dispose(): void;
}

/** Own kernels on one device. */
export interface FusedEngine {
  /** Whether its kernels use subgroups. */
  readonly subgroups: boolean;
  /** Nothing is uploaded before somebody asks for training. */
  model(checkpoint: Pick<Checkpoint, 'config' | 'weights'>, savings?: Savings): FusedModel;
  /** Largest relative difference of a tiny fixed model's numbers; rejects with whatever the device says. */
  selfTest(): Promise<number>;
  /** A matrix product [n, n] x [n, n] by the kernel that steps use, to rate the device by. */
  product(n: number): ReturnType<typeof matmulProduct>;
  dispose(): void;
}

/** tfjs's WebGPU backend must be current and on the same device. */
export function createFusedEngine(options: {
  readonly device: GPUDevice;
  readonly software: boolean;
  readonly subgroups: boolean;
  readonly check: () => void;
}): FusedEngine {
  const context = createFusedContext(options);
  const model: FusedEngine['model'] = (checkpoint, savings = allSavings) => {
    let gpt: HeldGpt | undefined;
    let frozen: FrozenText | undefined;
    const hold = (): HeldGpt => {
      gpt ??= holdGpt(context, checkpoint);
      return gpt;
    };
    const frozenText = (): FrozenText => {
      frozen ??= createFrozenText(context, hold(), savings.frozenCache);
      return frozen;
    };
    const drop = (): void => {
      frozen?.dispose();
      gpt?.held.dispose();
      frozen = undefined;
      gpt = undefined;
    };
    const arrays = nameGpt(checkpoint.config, context.maxBindingBytes);
    return {
      trainingRoom: (parts, pass) => fusedRoom(context, { arrays, hold, drop }, parts, pass),
      openTraining: async (parts, start) => fusedMachine(context, hold(), frozenText, parts, start, savings),
      dispose: drop,
    };
  };
  return {
    subgroups: options.subgroups,
    model,
    selfTest: () => fusedSelfTest(model),
    product: (n) => matmulProduct(context, n),
    dispose: context.dispose,
  };
}
