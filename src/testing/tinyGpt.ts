import { type Tensor2D, tensor2d } from '@tensorflow/tfjs-core';
import { at } from '../base/assert';
import type { VirtualRows } from '../engine/frozenModel';
import type { Checkpoint } from '../model/checkpoint';
import { loadCheckpoint } from '../model/loadCheckpoint';
import type { EncodedBatch } from '../prompt/encodedExample';
import { fixtureModelFiles } from './fixtures';

/** A checkpoint folder among the fixtures: `tiny-gpt2` or one of its variants. */
export async function readTinyGpt(folder = 'tiny-gpt2'): Promise<Checkpoint> {
  return loadCheckpoint(await fixtureModelFiles(folder), {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
}

/**
 * A batch of one task from rows of input ids, padded on the right with 0. Without labels and masks nothing counts,
 * which is enough for logits.
 */
export function batchOf(
  ids: readonly (readonly number[])[],
  labels: readonly (readonly number[])[] = [],
  masks: readonly (readonly number[])[] = [],
): EncodedBatch {
  const sequenceLength = Math.max(...ids.map((row) => row.length));
  const size = ids.length * sequenceLength;
  const inputIds = new Int32Array(size);
  const paddedLabels = new Int32Array(size);
  const lossMask = new Uint8Array(size);
  ids.forEach((row, index) => {
    inputIds.set(row, index * sequenceLength);
    paddedLabels.set(labels[index] ?? [], index * sequenceLength);
    lossMask.set(masks[index] ?? [], index * sequenceLength);
  });
  return {
    batchSize: ids.length,
    sequenceLength,
    taskIndex: new Int32Array(ids.length),
    lengths: Int32Array.from(ids, (row) => row.length),
    inputIds,
    labels: paddedLabels,
    lossMask,
  };
}

/** Virtual rows of a single task; the caller disposes `embeddings`. */
export function virtualRows(values: Float32Array, width: number): VirtualRows {
  return { embeddings: tensor2d(values, [values.length / width, width]), offsets: [0] };
}

/** No virtual tokens at all. */
export function noVirtualRows(width: number): VirtualRows {
  return virtualRows(new Float32Array(0), width);
}

/** Values of a tensor, which is disposed. */
export async function takeValues(tensor: Pick<Tensor2D, 'data' | 'dispose'>): Promise<Float32Array> {
  const values = await tensor.data<'float32'>();
  tensor.dispose();
  return values;
}

/** Index of the largest value in each row of [n, width]. */
export function argMaxRows(values: Float32Array, width: number): number[] {
  return Array.from({ length: values.length / width }, (_, row) => {
    let best = 0;
    for (let i = 1; i < width; i++) {
      if (at(values, row * width + i) > at(values, row * width + best)) best = i;
    }
    return best;
  });
}
