import { assert } from '../../base/assert';
import { createRowTable, disposeRowTable, type RowTable } from './rowTable';

type CandidateTable = {
  readonly table: RowTable;
  /** Row of a token id in the table; crashes when the id is no candidate. */
  readonly indexOf: (id: number) => number;
};

/** Head rows of the label candidates, kept while the same array of ids is asked for. */
export interface CandidateTables {
  get(candidates: Int32Array): CandidateTable;
  dispose(): void;
}

export function createCandidateTables(
  wordEmbeddings: (ids: Int32Array) => Float32Array,
  width: number,
  maxBindingBytes: number,
): CandidateTables {
  let held: { readonly ids: Int32Array; readonly value: CandidateTable } | undefined;
  const drop = (): void => {
    if (held !== undefined) disposeRowTable(held.value.table);
    held = undefined;
  };
  return {
    get: (ids) => {
      if (held?.ids === ids) return held.value;
      drop();
      const index = new Map(Array.from(ids, (id, row) => [id, row]));
      assert(index.size === ids.length && ids.length > 0, 'candidate ids must be distinct, at least one');
      const value: CandidateTable = {
        table: createRowTable(wordEmbeddings(ids), width, maxBindingBytes),
        indexOf: (id) => {
          const row = index.get(id);
          assert(row !== undefined, `label ${id} is not among the ${ids.length} candidates`);
          return row;
        },
      };
      held = { ids, value };
      return value;
    },
    dispose: drop,
  };
}
