import { assert, at } from '../../base/assert';
import type { EncodedBatch } from '../../prompt/encodedExample';
import { NO_ROW } from './rowTable';
import { NOTHING, rowOfSource, sourceOf } from './sources';

/** Where the rows of an input come from; all plain arrays. */
export interface InputPlan {
  /** Vocabulary id of each position, NO_ROW for virtual tokens and padding. */
  readonly wordIds: Int32Array;
  /** Flat positions that hold a virtual token, and its row among all tasks' rows. */
  readonly virtualPositions: Int32Array;
  readonly virtualRows: Int32Array;
}

/** The outputs that carry loss, filled up to a bucket. */
export interface LossPlan {
  readonly positions: Int32Array;
  readonly labels: Int32Array;
  /** 1 / count for real positions, 0 for filling. */
  readonly weights: Float32Array;
  /** For each output its index among `positions`, or `positions.length`. */
  readonly inverse: Int32Array;
}

/** Sizes grow in steps of an eighth, at least 8, from none: few enough shapes for the buffer pool, little waste. */
export function bucketed(count: number): number {
  if (count === 0) return 0;
  const step = Math.max(8, 2 ** Math.floor(Math.log2(count)) / 8);
  return Math.ceil(count / step) * step;
}

/**
 * @param inputIds [rows * length], virtual tokens as -1-k
 * @param lengths real length of each row; later positions are padding
 * @param offsets first row of each task among the virtual rows, of which there are `virtualRowCount`
 */
export function planInput(
  input: Pick<EncodedBatch, 'inputIds' | 'lengths' | 'taskIndex'>,
  offsets: readonly number[],
  virtualRowCount: number,
): InputPlan {
  const { inputIds, lengths, taskIndex } = input;
  const length = inputIds.length / lengths.length;
  const sources = new Int32Array(inputIds.length).fill(NOTHING);
  for (let row = 0; row < lengths.length; row++) {
    const first = at(offsets, at(taskIndex, row));
    const real = Math.min(at(lengths, row), length);
    for (let i = row * length; i < row * length + real; i++) {
      sources[i] = sourceOf(at(inputIds, i), first, virtualRowCount);
    }
  }
  return inputOf(sources);
}

/** Where rows come from that hold what `sources` say. */
export function inputOf(sources: ArrayLike<number>): InputPlan {
  const wordIds = Int32Array.from(sources, (source) => (source >= 0 ? source : NO_ROW));
  const virtual = Array.from(sources, (source, position) => ({ row: rowOfSource(source), position })).filter(
    ({ row }) => row >= 0,
  );
  return {
    wordIds,
    virtualPositions: Int32Array.from(virtual, ({ position }) => position),
    virtualRows: Int32Array.from(virtual, ({ row }) => row),
  };
}

/** Needs at least one counted label: a mean over none has no value. */
export function planLoss(batch: Pick<EncodedBatch, 'labels' | 'lossMask'>): LossPlan {
  const positions: number[] = [];
  batch.lossMask.forEach((counts, position) => {
    if (counts !== 0) positions.push(position);
  });
  const count = positions.length;
  assert(count > 0, 'a batch without any label that counts');
  const size = bucketed(count);
  const inverse = new Int32Array(batch.labels.length).fill(size);
  const weights = new Float32Array(size);
  const labels = new Int32Array(size);
  positions.forEach((position, index) => {
    inverse[position] = index;
    weights[index] = 1 / count;
    labels[index] = at(batch.labels, position);
    assert(at(labels, index) >= 0, 'a virtual token cannot be a label');
  });
  const filled = new Int32Array(size);
  filled.set(positions);
  return { positions: filled, labels, weights, inverse };
}
