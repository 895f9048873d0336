import { type Tensor, type Tensor2D, tensor2d, tidy, zeros } from '@tensorflow/tfjs-core';
import { at } from '../../base/assert';
import type { Checkpoint } from '../../model/checkpoint';
import type { EncodedBatch } from '../../prompt/encodedExample';
import { composedRoom, type TensorMemory } from '../composedRoom';
import type { FrozenModel, LossOptions, VirtualRows } from '../frozenModel';
import { wordEmbeddingsOf } from '../wordEmbeddings';
import { type BatchPlan, enterBatch, labelsOf, planForLoss, planWhole } from './batchPass';
import { type LossPlan, planLoss } from './batchPlan';
import { createCandidateTables } from './candidateTables';
import { embedBackward, virtualPlaces } from './embed';
import { createGptTensors, disposeGptTensors, type GptTensors } from './gptTensors';
import { continueGreedily } from './greedy';
import { plainLogits } from './head';
import { finalNorm, lossForward, lossWithGradient } from './lossHead';
import { openContinuation } from './openContinuation';
import type { RowTable } from './rowTable';
import { scoreCandidates } from './scoring';
import { stackBackward, stackForward, stackForwardTraced } from './stack';

export interface FrozenModelOptions {
  /** Largest buffer one operation may bind; the vocabulary is split into blocks below it. */
  readonly maxBindingBytes: number;
  /**
   * Whether passes leave out padding and compute once what all rows begin with. Every batch then has tensors of sizes of
   * its own: nothing to WebAssembly, but tfjs would make new GPU buffers in every step.
   */
  readonly packed?: boolean;
  /** Where tensors lie; undefined where nobody knows how much memory that is. */
  readonly memory?: TensorMemory;
  /** Called before each computation; throws when the device is lost or has reported an error. */
  readonly check: () => void;
}

/** What a loss needs of its batch: the pass, which of its outputs count how, and among which words. */
interface LossInputs {
  readonly pass: BatchPlan;
  readonly plan: LossPlan;
  readonly table: RowTable;
}

/**
 * The frozen model as plain tensor operations with a backward pass written by hand: nothing is recorded, so nothing
 * but the gradient of the virtual rows can be computed, and each block frees its memory as the pass leaves it.
 * The model owns `gpt` and disposes it.
 */
export function createFrozenModel(
  checkpoint: Pick<Checkpoint, 'config' | 'weights'>,
  options: FrozenModelOptions,
  gpt: GptTensors = createGptTensors(checkpoint, options),
): FrozenModel {
  const { config } = checkpoint;
  const width = config.hiddenSize;
  const wordEmbeddings = (ids: ArrayLike<number>): Float32Array => wordEmbeddingsOf(checkpoint, ids);
  const candidateTables = createCandidateTables((ids) => wordEmbeddings(ids), width, options.maxBindingBytes);
  const lossInputs = (batch: EncodedBatch, rows: VirtualRows, { candidates }: LossOptions): LossInputs => {
    const pass = planForLoss(batch, rows, gpt.packed);
    const plan = planLoss(labelsOf(batch, pass));
    if (candidates === undefined) return { pass, plan, table: gpt.words };
    const { table, indexOf } = candidateTables.get(candidates);
    const labels = plan.labels.map((label, i) => (at(plan.weights, i) === 0 ? 0 : indexOf(label)));
    return { pass, plan: { ...plan, labels }, table };
  };

  const { memory } = options;
  return {
    config,
    ...(memory !== undefined && {
      trainingRoom: async (parts, size) => composedRoom(config, memory, parts, size),
    }),
    wordEmbeddings,
    vocabularyProducts: async (rows) => {
      options.check();
      const count = rows.length / width;
      return await takeNumbers(tidy(() => plainLogits(tensor2d(rows, [count, width]), gpt.words)));
    },
    lossAndGradient: (batch, rows, lossOptions) => {
      options.check();
      const { pass, plan, table } = lossInputs(batch, rows, lossOptions);
      return tidy(() => {
        const { x, layout, queries } = enterBatch(gpt, batch, pass, rows.embeddings);
        const { output, traces } = stackForwardTraced(x, gpt, layout, queries);
        const head = lossWithGradient(output, gpt, plan, table);
        output.dispose();
        const { shape } = rows.embeddings;
        // Without virtual tokens no gradient is asked for.
        if (pass.input.virtualRows.length === 0) return { loss: head.loss, gradient: zeros(shape) };
        const places = virtualPlaces(pass.input);
        const dx = stackBackward(head.gradient, gpt, traces, layout, queries, places); // [u, d]
        return { loss: head.loss, gradient: embedBackward(dx, pass.input, shape[0]) };
      });
    },
    loss: async (batch, rows, lossOptions) => {
      options.check();
      const { pass, plan, table } = lossInputs(batch, rows, lossOptions);
      const hidden = () => lastHidden(gpt, batch, pass, rows);
      return at(await takeNumbers(tidy(() => lossForward(hidden(), gpt, plan, table))), 0);
    },
    logits: async (batch, rows) => {
      options.check();
      const hidden = () => finalNorm(lastHidden(gpt, batch, planWhole(batch, rows), rows), gpt);
      return await takeNumbers(tidy(() => plainLogits(hidden(), gpt.words)));
    },
    scoreCandidates: (prompts, rows, { restrictTo, signal }) => {
      const restricted =
        restrictTo === undefined ? undefined : (): RowTable => candidateTables.get(restrictTo).table;
      return scoreCandidates(gpt, prompts, rows, { restricted, signal, check: options.check });
    },
    continueGreedily: (prompts, rows, { restrictTo, ...greedyOptions }) => {
      const among =
        restrictTo === undefined
          ? undefined
          : { ids: restrictTo, table: (): RowTable => candidateTables.get(restrictTo).table };
      return continueGreedily(gpt, prompts, rows, { ...greedyOptions, among, check: options.check });
    },
    openContinuation: async (prompt, rows, { maxNewTokens }) =>
      openContinuation(gpt, prompt, rows, { maxNewTokens, check: options.check }),
    dispose: () => {
      candidateTables.dispose();
      disposeGptTensors(gpt);
    },
  };
}

/** Values of a tensor, which is freed. */
async function takeNumbers(tensor: Tensor): Promise<Float32Array> {
  try {
    return await tensor.data<'float32'>();
  } finally {
    tensor.dispose();
  }
}

/** Output of the last block without gradient, one row per wanted output. */
function lastHidden(gpt: GptTensors, batch: EncodedBatch, plan: BatchPlan, rows: VirtualRows): Tensor2D {
  return tidy(() => {
    const { x, layout, queries } = enterBatch(gpt, batch, plan, rows.embeddings);
    const mask = gpt.constants.causalMask(layout.frame.length);
    return stackForward(x, gpt, layout, { mask, queries, keepsKeys: false }).output;
  });
}
