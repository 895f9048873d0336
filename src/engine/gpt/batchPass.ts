import { gather, slice, type Tensor2D, tensor1d } from '@tensorflow/tfjs-core';
import { assert, at } from '../../base/assert';
import type { EncodedBatch } from '../../prompt/encodedExample';
import type { VirtualRows } from '../frozenModel';
import { type InputPlan, inputOf, planInput } from './batchPlan';
import { embedForward } from './embed';
import { frameOf, type GptTensors } from './gptTensors';
import { type Layout, packedLayout, paddedLayout } from './layout';
import { type LiveRow, liveRows } from './liveRows';
import { type Packing, planPacking } from './packing';
import { createQueries, planQueries, type Queries, type QueryPlan } from './queries';
import { NOTHING, sourceOf } from './sources';

export interface Prefix {
  readonly taskIndex: number;
  readonly prefix: Int32Array;
}

/** Which rows of a batch a pass computes, in plain arrays. */
export interface BatchPlan {
  readonly input: InputPlan;
  /** Undefined: every position is a row. */
  readonly packing: Packing | undefined;
  /** The outputs that are wanted; undefined: all. */
  readonly queries: QueryPlan | undefined;
}

const inputPlan = (batch: EncodedBatch, { offsets, embeddings }: VirtualRows): InputPlan =>
  planInput(batch, offsets, embeddings.shape[0]);

/** For the loss: outputs where labels count. `packed`: leave out padding and repeated beginnings. */
export function planForLoss(batch: EncodedBatch, rows: VirtualRows, packed: boolean): BatchPlan {
  const queries = planQueries(batch.lossMask, batch.batchSize);
  if (!packed) return { input: inputPlan(batch, rows), packing: undefined, queries };
  const live = liveRows(batch, rows.offsets, rows.embeddings.shape[0]);
  const packing = planPacking(live, { rows: batch.batchSize, length: batch.sequenceLength });
  return { input: packing.input, packing, queries };
}

/** Prefixes padded on the right to one length, of whose outputs the last ones are wanted. */
export function planForEnds(
  prefixes: readonly Prefix[],
  length: number,
  rows: VirtualRows,
  packed: boolean,
): BatchPlan {
  const { offsets, embeddings } = rows;
  const wanted = new Uint8Array(prefixes.length * length);
  const live = prefixes.map(({ prefix, taskIndex }, row): LiveRow => {
    const last = prefix.length - 1;
    wanted[row * length + last] = 1;
    const first = at(offsets, taskIndex);
    const sources = Array.from(prefix, (id) => sourceOf(id, first, embeddings.shape[0]));
    return { row, sources, answers: [{ position: last, label: 0 }] };
  });
  const queries = planQueries(wanted, prefixes.length);
  assert(queries !== undefined, 'a frame has room for more than one position');
  if (packed) {
    const packing = planPacking(live, { rows: prefixes.length, length });
    return { input: packing.input, packing, queries };
  }
  const sources = new Int32Array(wanted.length).fill(NOTHING);
  for (const row of live) sources.set(row.sources, row.row * length);
  return { input: inputOf(sources), packing: undefined, queries };
}

/** All outputs, at every position. */
export function planWhole(batch: EncodedBatch, rows: VirtualRows): BatchPlan {
  return { input: inputPlan(batch, rows), packing: undefined, queries: undefined };
}

/** Labels of the outputs that a pass gives, and whether they count. */
export function labelsOf(
  { labels, lossMask }: EncodedBatch,
  { queries, packing }: BatchPlan,
): Pick<EncodedBatch, 'labels' | 'lossMask'> {
  const labelsAt = (positions: Int32Array) => positions.map((position) => at(labels, position));
  if (queries !== undefined) return { labels: labelsAt(queries.positions), lossMask: queries.real };
  if (packing === undefined) return { labels, lossMask };
  const counts = Uint8Array.from(packing.positions, (position) => at(lossMask, position));
  return { labels: labelsAt(packing.positions), lossMask: counts };
}

/** A planned batch on the device: its embedded input [n, d], and how that lies. Call inside a tidy. */
export function enterBatch(
  gpt: GptTensors,
  { batchSize, sequenceLength: length }: Pick<EncodedBatch, 'batchSize' | 'sequenceLength'>,
  { input, packing, queries }: BatchPlan,
  virtual: Tensor2D,
): { readonly x: Tensor2D; readonly layout: Layout; readonly queries: Queries | undefined } {
  const { config, constants, words } = gpt;
  assert(length <= config.positions, `${length} positions, the model has ${config.positions}`);
  const frame = frameOf(config, batchSize, length);
  const wanted = queries && createQueries(queries, frame, packing);
  const embedded = (positions: Tensor2D): Tensor2D =>
    embedForward(input, words, virtual, positions, constants);
  if (packing === undefined) {
    const places = slice(gpt.positions, [0, 0], [length, -1]); // [T, d]
    return { x: embedded(places), layout: paddedLayout(frame), queries: wanted };
  }
  const places = packing.positions.map((position) => position % length);
  const x = embedded(gather(gpt.positions, tensor1d(places, 'int32')));
  return { x, layout: packedLayout(packing, frame, constants), queries: wanted };
}
