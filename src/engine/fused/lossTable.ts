import { assert } from '../../base/assert';
import type { FusedContext } from './fusedContext';
import { rowBlocks, type WordBlock } from './gptArrays';
import type { HeldGpt } from './heldGpt';
import type { DeviceArray } from './launch';

/** What a softmax ranges over. */
export interface LossTable {
  readonly blocks: readonly WordBlock[];
  /** Arrays that are not the model's own, with their contents. */
  readonly own: readonly (readonly [DeviceArray, Float32Array])[];
  /** Row of a label in the table. */
  readonly rowOf: (label: number) => number;
}

/** The whole vocabulary, or the rows of these candidates only. */
export function lossTable(
  context: FusedContext,
  gpt: HeldGpt,
  candidates: Int32Array | undefined,
): LossTable {
  if (candidates === undefined) return { blocks: gpt.arrays.words, own: [], rowOf: (label) => label };
  const index = new Map(Array.from(candidates, (id, row) => [id, row]));
  assert(index.size === candidates.length && index.size > 0, 'candidate ids must be distinct, at least one');
  const d = gpt.arrays.config.hiddenSize;
  const blocks = rowBlocks('candidates', candidates.length, d, context.maxBindingBytes);
  const rows = gpt.wordRows(candidates);
  return {
    blocks,
    own: blocks.map(({ array, first, columns }) => [array, rows.subarray(first * d, (first + columns) * d)]),
    rowOf: (label) => {
      const row = index.get(label);
      assert(row !== undefined, `label ${label} is not among the ${index.size} candidates`);
      return row;
    },
  };
}
