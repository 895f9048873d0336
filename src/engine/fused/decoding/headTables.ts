import type { FusedContext } from '../fusedContext';
import type { WordBlock } from '../gptArrays';
import { holdArrays } from '../heldArrays';
import type { HeldGpt } from '../heldGpt';
import type { DeviceArray } from '../launch';
import { lossTable } from '../lossTable';
import type { BufferPlace } from '../recording';

/** Rows that a softmax or a choice ranges over. */
export interface HeadTable {
  readonly blocks: readonly WordBlock[];
  /** Where arrays are that are not the model's own. */
  readonly places: ReadonlyMap<DeviceArray, BufferPlace>;
  /** Row of an id; crashes when the table does not have it. */
  readonly rowOf: (id: number) => number;
  /** Ids of the rows; undefined: the whole vocabulary. */
  readonly ids: Int32Array | undefined;
}

/** Tables of candidates on the device. */
export interface HeadTables {
  readonly vocabulary: HeadTable;
  /** The rows of these ids, or of the vocabulary; they stay at least until they are released. */
  hold(ids: Int32Array | undefined): { readonly table: HeadTable; readonly release: () => void };
  dispose(): void;
}

interface Held {
  readonly table: HeadTable;
  users: number;
  readonly free: () => void;
}

/** Keeps the table asked for last, since runs and judging ask for the same array of ids again and again. */
export function createHeadTables(
  context: FusedContext,
  gpt: HeldGpt,
  onFreed: (table: HeadTable) => void,
): HeadTables {
  const vocabulary = { ...lossTable(context, gpt, undefined), places: new Map(), ids: undefined };
  let latest: Held | undefined;
  const make = (ids: Int32Array): Held => {
    const { blocks, own, rowOf } = lossTable(context, gpt, ids);
    const arrays = holdArrays(context.device, own);
    const table = { blocks, places: arrays.places, rowOf, ids };
    const free = (): void => {
      onFreed(table);
      arrays.dispose();
    };
    return { table, users: 0, free };
  };
  const release = (held: Held): void => {
    held.users--;
    if (held.users === 0 && held !== latest) held.free();
  };
  return {
    vocabulary,
    hold: (ids) => {
      if (ids === undefined) return { table: vocabulary, release: () => undefined };
      const held = latest?.table.ids === ids ? latest : make(ids);
      const before = latest;
      latest = held;
      if (before !== held && before?.users === 0) before.free();
      held.users++;
      return { table: held.table, release: () => release(held) };
    },
    dispose: () => {
      const held = latest;
      latest = undefined;
      if (held?.users === 0) held.free();
    },
  };
}
