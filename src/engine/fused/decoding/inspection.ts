import { assert, at } from '../../../base/assert';
import type { EncodedBatch } from '../../../prompt/encodedExample';
import type { VirtualRows } from '../../frozenModel';
import { NOTHING, sourceOf } from '../../gpt/sources';
import { packPassage } from './passage';
import { atDesk, type Workplace } from './workplace';

/** Rows of logits that fit one binding. */
function rowsAtOnce({ context, gpt }: Workplace): number {
  return Math.max(1, Math.floor(context.maxBindingBytes / (4 * gpt.arrays.config.vocabSize)));
}

/** Logits at every position of a batch, [batchSize * sequenceLength, V]; those of padding mean nothing. */
export async function allLogits(
  workplace: Workplace,
  batch: EncodedBatch,
  rows: VirtualRows,
): Promise<Float32Array> {
  const { tables, gpt } = workplace;
  const { vocabSize, positions } = gpt.arrays.config;
  const { batchSize, sequenceLength: length } = batch;
  assert(length <= positions, `${length} positions, the model has ${positions}`);
  assert(length <= rowsAtOnce(workplace), 'logits of all positions do not fit one buffer of this device');
  const all = new Float32Array(batchSize * length * vocabSize);
  for (let row = 0; row < batchSize; row++) {
    const first = at(rows.offsets, at(batch.taskIndex, row));
    const ids = batch.inputIds.subarray(row * length, (row + 1) * length);
    const sources = ids.map((id, i) => {
      return i >= at(batch.lengths, row) ? NOTHING : sourceOf(id, first, rows.embeddings.shape[0]);
    });
    const asked = Array.from(sources, (_, i) => i);
    const run = { sources, firstPlace: 0, before: [], firstSlot: undefined, asked };
    const passage = packPassage([run], false);
    const { queries } = passage.size;
    const ask = { kind: 'logits', table: tables.vocabulary, queries } as const;
    const [bytes] = await atDesk(workplace, rows, { slots: 1, queries }, (desk) => desk.run(passage, [ask]));
    all.set(
      new Float32Array(bytes ?? new ArrayBuffer(0)).subarray(0, length * vocabSize),
      row * length * vocabSize,
    );
  }
  return all;
}

/** Inner products of rows [n, d] with every word embedding, [n, V]. */
export async function vocabularyProducts(workplace: Workplace, rows: Float32Array): Promise<Float32Array> {
  const { desks, tables, gpt, context } = workplace;
  const { hiddenSize: d, vocabSize } = gpt.arrays.config;
  const count = rows.length / d;
  const most = rowsAtOnce(workplace);
  const products = new Float32Array(count * vocabSize);
  context.check();
  const desk = desks.take({ slots: 1, queries: Math.min(count, most), virtualRows: 0 });
  try {
    for (let from = 0; from < count; from += most) {
      const queries = Math.min(most, count - from);
      desk.setHidden(rows.subarray(from * d, (from + queries) * d));
      const [bytes] = await desk.run(undefined, [{ kind: 'logits', table: tables.vocabulary, queries }]);
      products.set(new Float32Array(bytes ?? new ArrayBuffer(0)), from * vocabSize);
    }
  } finally {
    desks.giveBack(desk);
  }
  return products;
}
