import { assert } from '../base/assert';
import type { EncodedBatch, EncodedExample } from './encodedExample';

/**
 * Pads rows on the right to `sequenceLength` inputs and shifts: labels are ids[1..n-1] and the mask goes with them
 * (rules B1 to B3). `sequenceLength` must hold the longest row: ids.length - 1 or more.
 */
export function collateBatch(examples: readonly EncodedExample[], sequenceLength: number): EncodedBatch {
  const batchSize = examples.length;
  const batch: EncodedBatch = {
    batchSize,
    sequenceLength,
    taskIndex: new Int32Array(batchSize),
    lengths: new Int32Array(batchSize),
    inputIds: new Int32Array(batchSize * sequenceLength),
    labels: new Int32Array(batchSize * sequenceLength),
    lossMask: new Uint8Array(batchSize * sequenceLength),
  };
  examples.forEach((example, row) => {
    const length = example.ids.length - 1;
    assert(length <= sequenceLength, `row of ${length} inputs fits into ${sequenceLength}`);
    batch.taskIndex[row] = example.taskIndex;
    batch.lengths[row] = length;
    const start = row * sequenceLength;
    // NeMo pads before it shifts, so the last token of a shorter row is an input too; it predicts nothing.
    batch.inputIds.set(example.ids.subarray(0, sequenceLength), start);
    batch.labels.set(example.ids.subarray(1), start);
    batch.lossMask.set(example.lossMask.subarray(1), start);
  });
  return batch;
}

/**
 * The padded length for rows of `length` inputs: the next multiple of 16 up to 128, of 64 beyond, at most `maximum`.
 * Few different lengths mean few different shapes for the device to prepare (rule B4).
 */
export function lengthBucket(length: number, maximum: number): number {
  const step = length <= 128 ? 16 : 64;
  return Math.min(Math.max(Math.ceil(length / step), 1) * step, maximum);
}
