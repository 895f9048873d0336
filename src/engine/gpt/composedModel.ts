import { slice, type Tensor, type Tensor2D, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { assert, at } from '../../base/assert';
import type { Checkpoint } from '../../model/checkpoint';
import type { EncodedBatch } from '../../prompt/encodedExample';
import { composedRoom } from '../composedRoom';
import type { FrozenModel, LossOptions, VirtualRows } from '../frozenModel';
import { wordEmbeddingsOf } from '../wordEmbeddings';
import { type InputPlan, type LossPlan, planInput, planLoss } from './batchPlan';
import { createCandidateTables } from './candidateTables';
import { embedBackward, embedForward } from './embed';
import { createGptTensors, disposeGptTensors, frameOf, type GptTensors } from './gptTensors';
import { continueGreedily } from './greedy';
import { plainLogits } from './head';
import { finalNorm, lossForward, lossWithGradient } from './lossHead';
import { openContinuation } from './openContinuation';
import { createQueries, planQueries, type QueryPlan } from './queries';
import type { RowTable } from './rowTable';
import { scoreCandidates } from './scoring';
import { stackBackward, stackForward, stackForwardTraced } from './stack';

export interface FrozenModelOptions {
  /** Largest buffer one operation may bind; the vocabulary is split into blocks below it. */
  readonly maxBindingBytes: number;
  /** All memory that tensors may take; undefined where nobody knows. */
  readonly heapBytes?: number;
  /** Called before each computation; throws when the device is lost or has reported an error. */
  readonly check: () => void;
}

/** What a loss needs of its batch: the wanted outputs (undefined: all), and which of those count how. */
interface LossInputs {
  readonly queries: QueryPlan | undefined;
  readonly plan: LossPlan;
  readonly table: RowTable;
}

/** Labels and mask of the wanted outputs only. */
function labelsOf(batch: EncodedBatch, queries: QueryPlan): Pick<EncodedBatch, 'labels' | 'lossMask'> {
  return { labels: queries.positions.map((position) => at(batch.labels, position)), lossMask: queries.real };
}

/** Input plan and embedded input of a batch, [B * T, d]. */
function embedBatch(
  gpt: GptTensors,
  batch: EncodedBatch,
  rows: VirtualRows,
): { readonly plan: InputPlan; readonly x: Tensor2D } {
  const length = batch.sequenceLength;
  assert(length <= gpt.config.positions, `${length} positions, the model has ${gpt.config.positions}`);
  const plan = planInput(batch, rows.offsets, rows.embeddings.shape[0]);
  const positions = slice(gpt.positions, [0, 0], [length, -1]); // [T, d]
  return { plan, x: embedForward(plan, gpt.words, rows.embeddings, positions, gpt.constants) };
}

/**
 * The frozen model as plain tensor operations with a backward pass written by hand: nothing is recorded, so nothing
 * but the gradient of the virtual rows can be computed, and each block frees its memory as the pass leaves it.
 * The model owns `gpt` and disposes it.
 */
export function createFrozenModel(
  checkpoint: Pick<Checkpoint, 'config' | 'weights'>,
  options: FrozenModelOptions,
  gpt: GptTensors = createGptTensors(checkpoint, options.maxBindingBytes),
): FrozenModel {
  const { config } = checkpoint;
  const width = config.hiddenSize;
  const wordEmbeddings = (ids: ArrayLike<number>): Float32Array => wordEmbeddingsOf(checkpoint, ids);
  const candidateTables = createCandidateTables((ids) => wordEmbeddings(ids), width, options.maxBindingBytes);
  const lossInputs = (batch: EncodedBatch, { candidates }: LossOptions): LossInputs => {
    const queries = planQueries(batch.lossMask, batch.batchSize);
    const plan = planLoss(queries === undefined ? batch : labelsOf(batch, queries));
    if (candidates === undefined) return { queries, plan, table: gpt.words };
    const { table, indexOf } = candidateTables.get(candidates);
    const labels = plan.labels.map((label, i) => (at(plan.weights, i) === 0 ? 0 : indexOf(label)));
    return { queries, plan: { ...plan, labels }, table };
  };

  const { heapBytes } = options;
  return {
    config,
    ...(heapBytes !== undefined && {
      trainingRoom: async (parts, pass) => composedRoom(config, heapBytes, parts, pass),
    }),
    wordEmbeddings,
    vocabularyProducts: async (rows) => {
      options.check();
      const count = rows.length / width;
      return await takeNumbers(tidy(() => plainLogits(tensor2d(rows, [count, width]), gpt.words)));
    },
    lossAndGradient: (batch, rows, lossOptions) => {
      options.check();
      const { plan, table, ...wanted } = lossInputs(batch, lossOptions);
      return tidy(() => {
        const frame = frameOf(config, batch.batchSize, batch.sequenceLength);
        const queries = wanted.queries === undefined ? undefined : createQueries(wanted.queries, frame);
        const input = embedBatch(gpt, batch, rows);
        const { output, traces } = stackForwardTraced(input.x, gpt, frame, queries);
        const head = lossWithGradient(output, gpt, plan, table);
        output.dispose();
        const dx = stackBackward(head.gradient, gpt, traces, frame, queries); // [B * T, d]
        return { loss: head.loss, gradient: embedBackward(dx, input.plan, rows.embeddings.shape[0]) };
      });
    },
    loss: async (batch, rows, lossOptions) => {
      options.check();
      const { queries, plan, table } = lossInputs(batch, lossOptions);
      const hidden = () => lastHidden(gpt, batch, rows, queries);
      return at(await takeNumbers(tidy(() => lossForward(hidden(), gpt, plan, table))), 0);
    },
    logits: async (batch, rows) => {
      options.check();
      const hidden = () => finalNorm(lastHidden(gpt, batch, rows, undefined), gpt);
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
    openContinuation: (prompt, rows, { maxNewTokens }) =>
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

/** Output of the last block without gradient, [B * A, d], A the queries per row. */
function lastHidden(
  gpt: GptTensors,
  batch: EncodedBatch,
  rows: VirtualRows,
  plan: QueryPlan | undefined,
): Tensor2D {
  return tidy(() => {
    const { x } = embedBatch(gpt, batch, rows);
    const frame = frameOf(gpt.config, batch.batchSize, batch.sequenceLength);
    const queries = plan === undefined ? undefined : createQueries(plan, frame);
    return stackForward(x, gpt, frame, { mask: gpt.constants.causalMask(frame.length), queries }).output;
  });
}
