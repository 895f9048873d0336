import { at } from '../../base/assert';
import { type InputPlan, inputOf } from './batchPlan';
import { type LiveRow, sharedLength } from './liveRows';
import { NO_ROW } from './rowTable';

/**
 * Rows of a padded batch that are computed: what all begin with once, then each row's own part, nothing behind its last
 * answer. Everything but attention goes over these rows.
 */
export interface Packing {
  /** The first so many rows belong to all rows of the batch. */
  readonly shared: number;
  /** Where each computed row stands among the positions of the padded batch, [n]; shared ones in the first row that has any. */
  readonly positions: Int32Array;
  /** For each position of the padded batch its computed row, or NO_ROW. [B * T] */
  readonly rowOf: Int32Array;
  readonly input: InputPlan;
}

/** `count` rows of `length` in the padded batch, of which `rows` are asked something. */
export function planPacking(
  rows: readonly LiveRow[],
  { rows: count, length }: { readonly rows: number; readonly length: number },
): Packing {
  const shared = sharedLength(rows);
  const positions: number[] = [];
  const sources: number[] = [];
  const rowOf = new Int32Array(count * length).fill(NO_ROW);
  rows.forEach((row, index) => {
    for (let place = 0; place < row.sources.length; place++) {
      const position = row.row * length + place;
      const isCopy = index > 0 && place < shared;
      rowOf[position] = isCopy ? place : positions.length;
      if (isCopy) continue;
      positions.push(position);
      sources.push(at(row.sources, place));
    }
  });
  return { shared, positions: Int32Array.from(positions), rowOf, input: inputOf(sources) };
}
