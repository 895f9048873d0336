import type { PromptTable } from '../table/promptTable';
import type { TableChange, TableDeed, TableState } from './tableState';

/** So many changes can be undone. */
const mostChanges = 50;

/** The tables with one in the place of the one of its base, first. */
export function withTable(tables: readonly PromptTable[], table: PromptTable): readonly PromptTable[] {
  return [table, ...tables.filter(({ base }) => base.fingerprint !== table.base.fingerprint)];
}

/** After a deed that made `tables` of those before. */
export function afterDeed(state: TableState, deed: TableDeed, tables: readonly PromptTable[]): TableState {
  return {
    ...state,
    tables,
    refusal: undefined,
    past: [...state.past, { deed, tables: state.tables }].slice(-mostChanges),
    future: [],
    lastChange: { how: 'made', deed, order: nextOrder(state) },
  };
}

/** With the newest deed undone; the same state when there is none. */
export function undone(state: TableState): TableState {
  const change = state.past.at(-1);
  if (change === undefined) return state;
  return {
    ...state,
    tables: change.tables,
    past: state.past.slice(0, -1),
    future: [...state.future, { deed: change.deed, tables: state.tables }],
    lastChange: { how: 'undone', deed: change.deed, order: nextOrder(state) },
  };
}

/** With the last undone deed done again; the same state when there is none. */
export function redone(state: TableState): TableState {
  const change = state.future.at(-1);
  if (change === undefined) return state;
  return {
    ...state,
    tables: change.tables,
    past: [...state.past, { deed: change.deed, tables: state.tables }],
    future: state.future.slice(0, -1),
    lastChange: { how: 'redone', deed: change.deed, order: nextOrder(state) },
  };
}

/** The same change to the tables in use and to those that undo and redo lead to: for what is no deed of the user. */
export function throughout(state: TableState, change: (table: PromptTable) => PromptTable): TableState {
  const each = (changes: readonly TableChange[]): readonly TableChange[] =>
    changes.map(({ deed, tables }) => ({ deed, tables: tables.map(change) }));
  return {
    ...state,
    tables: state.tables.map(change),
    past: each(state.past),
    future: each(state.future),
  };
}

const nextOrder = ({ lastChange }: TableState): number => (lastChange?.order ?? 0) + 1;
