import type { Checkpoint } from '../../model/checkpoint';
import type { FrozenModel } from '../frozenModel';
import type { OptimiserState } from '../optimiser';
import type { StepMachine } from '../stepMachine';
import type { RunSize, TrainingRoom } from '../trainingRoom';
import type { TrainingParts } from '../tuningStep';
import { wordEmbeddingsOf } from '../wordEmbeddings';
import { createBufferPool } from './bufferPool';
import { openContinuation } from './decoding/continuation';
import { continueGreedily } from './decoding/greedy';
import { allLogits, vocabularyProducts } from './decoding/inspection';
import { scoreCandidates } from './decoding/scoring';
import { validationLoss } from './decoding/validationLoss';
import { createFusedContext } from './fusedContext';
import { fusedMachine } from './fusedMachine';
import { fusedRoom } from './fusedRoom';
import { fusedSelfTest } from './fusedSelfTest';
import { matmulProduct } from './matmulProduct';
import { createModelHolder } from './modelHolder';
import { allSavings, type Savings } from './savings';

/** A frozen model that is recordings of our own kernels, but for single gradients. */
export interface FusedModel extends Omit<FrozenModel, 'lossAndGradient'> {
  /** Whether a run of this size fits; `keeps` the scratch that it needs, so that nobody else takes it. */
  trainingRoom(parts: TrainingParts, size: RunSize, keeps: boolean): Promise<TrainingRoom>;
  openTraining(parts: TrainingParts, start: OptimiserState): Promise<StepMachine>;
}

/** Own kernels on one device. */
export interface FusedEngine {
  /** Whether its kernels use subgroups. */
  readonly subgroups: boolean;
  /** Nothing is uploaded before it is needed. */
  model(checkpoint: Pick<Checkpoint, 'config' | 'weights'>, savings?: Savings): FusedModel;
  /** Largest relative difference of a tiny fixed model's numbers; rejects with whatever the device says. */
  selfTest(): Promise<number>;
  /** A matrix product [n, n] x [n, n] by the kernel that steps use, to rate the device by. */
  product(n: number): ReturnType<typeof matmulProduct>;
  dispose(): void;
}

/** tfjs's WebGPU backend must be current and on the same device. */
export function createFusedEngine(options: Parameters<typeof createFusedContext>[0]): FusedEngine {
  const shared = createFusedContext(options);
  const model: FusedEngine['model'] = (checkpoint, savings = allSavings) => {
    // Scratch has the sizes of a model and goes with it: the next one would find most of it too small.
    const context = { ...shared, pool: createBufferPool(shared.device) };
    const holder = createModelHolder(context, checkpoint);
    const work = holder.workplace;
    return {
      config: checkpoint.config,
      wordEmbeddings: (ids) => wordEmbeddingsOf(checkpoint, ids),
      trainingRoom: (...asked) => {
        // Rows that were written before the run have left a cache behind, which may be large.
        holder.clear();
        return fusedRoom(context, holder, ...asked);
      },
      openTraining: async (parts, start) => fusedMachine(context, await holder.gpt(), parts, start, savings),
      loss: async (...given) => validationLoss(await work(), ...given),
      logits: async (...given) => allLogits(await work(), ...given),
      vocabularyProducts: async (rows) => vocabularyProducts(await work(), rows),
      scoreCandidates: async (...given) => scoreCandidates(await work(), ...given),
      continueGreedily: async (...given) => continueGreedily(await work(), ...given),
      openContinuation: async (...given) => openContinuation(await work(), ...given),
      dispose: () => {
        holder.dispose();
        context.pool.dispose();
      },
    };
  };
  return {
    subgroups: options.subgroups,
    model,
    selfTest: () => fusedSelfTest(model),
    product: (n) => matmulProduct(shared, n),
    dispose: shared.dispose,
  };
}
