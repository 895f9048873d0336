import type { Result } from '../base/result';
import type { Example } from '../data/dataset';
import type { LabelAlias } from '../run/judging/types';
import {
  duplicatePrompt,
  putVersionInUse,
  removePrompt,
  removeVersion,
  renamePrompt,
  setAliases,
} from '../table/changePrompts';
import { checkTableAgainstBase } from '../table/checkTableAgainstBase';
import { keepPrompts } from '../table/keepPrompts';
import { type ClashRule, mergeTables, planMerge } from '../table/mergeTables';
import type { PromptTable, VirtualPrompt } from '../table/promptTable';
import type { TableFailure } from '../table/tableFailure';
import { currentTable } from './currentTable';
import { keepHeldOut } from './heldOut';
import type { Kit } from './kit';
import { createMeasuring, type MeasuringActions } from './measuring';
import { afterDeed, redone, undone, withTable } from './tableHistory';
import type { HeldOutRows, TableDeed } from './tableState';

export { currentTable } from './currentTable';

/** Everything here but restoring can be undone. */
export interface TableActions extends MeasuringActions {
  /** Puts what a run has learned into the table of the loaded base as one learning step, and measures it. */
  keep(prompts: readonly VirtualPrompt[], heldOut: readonly Example[]): void;
  /** What an earlier visit or a project file had, in the place of what is here; there is no way back. */
  restore(kept: {
    readonly tables?: readonly PromptTable[];
    readonly heldOut?: readonly HeldOutRows[];
  }): void;
  /**
   * Takes in another table as a learning step, and measures it. False when it was refused, because it belongs to another base than the loaded one or does not
   * fit; `refusal` then says why.
   */
  merge(table: PromptTable, clash: ClashRule): boolean;
  /** The failure when the name cannot be used; also for `duplicate`. */
  rename(taskname: string, to: string): TableFailure | undefined;
  duplicate(taskname: string, to: string): TableFailure | undefined;
  /** A task with all its versions. */
  remove(taskname: string): void;
  removeVersion(taskname: string, version: number): void;
  putVersionInUse(taskname: string, version: number): void;
  /** The failure when one answer would count as two others. */
  setAliases(taskname: string, aliases: readonly LabelAlias[]): TableFailure | undefined;
  undo(): void;
  redo(): void;
}

export function createTableActions(kit: Kit): TableActions {
  const state = () => kit.store.getState().table;
  const tables = (): readonly PromptTable[] => state().tables;
  const tableOf = (base: PromptTable['base']): PromptTable =>
    tables().find((each) => each.base.fingerprint === base.fingerprint) ?? {
      base: { name: base.name, fingerprint: base.fingerprint },
      prompts: [],
      earlier: [],
      history: [],
    };
  const put = (table: PromptTable, deed: TableDeed): void =>
    kit.put('table', afterDeed(state(), deed, withTable(tables(), table)));
  /** A change of the table in use; a table that it gives back as it is needs no way back. */
  const change = (deed: TableDeed, make: (table: PromptTable) => PromptTable): void => {
    const table = currentTable(kit.store.getState());
    const next = table && make(table);
    if (next !== undefined && next !== table) put(next, deed);
  };
  const tryChange = (
    deed: TableDeed,
    make: (table: PromptTable) => Result<PromptTable, TableFailure>,
  ): TableFailure | undefined => {
    let failure: TableFailure | undefined;
    change(deed, (table) => {
      const made = make(table);
      if (made.ok) return made.value;
      failure = made.error;
      return table;
    });
    return failure;
  };
  const measuring = createMeasuring(kit);

  return {
    ...measuring,
    keep: (prompts, heldOut) => {
      const base = kit.store.getState().model.base?.report;
      if (base === undefined || prompts.length === 0) return;
      const tasknames = prompts.map(({ taskname }) => taskname);
      put(keepPrompts(tableOf(base), prompts, kit.world.now()), { kind: 'learned', tasknames });
      kit.patch('table', { heldOut: keepHeldOut(state().heldOut, prompts, heldOut) });
      void measuring.measure();
    },
    restore: (kept) => {
      kit.patch('table', kept);
      // What could be undone belonged to other tables.
      if (kept.tables !== undefined) kit.patch('table', { past: [], future: [], lastChange: undefined });
    },
    merge: (table, clash) => {
      const base = kit.store.getState().model.base?.report;
      const ours = tableOf(table.base);
      const checked = base === undefined ? undefined : checkTableAgainstBase(table, base);
      const merged = checked && !checked.ok ? checked : mergeTables(ours, table, clash, kit.world.now());
      if (!merged.ok) {
        kit.patch('table', { refusal: merged.error });
        return false;
      }
      const taken = planMerge(ours, table, clash).filter(({ kind }) => kind !== 'same');
      if (merged.value === ours) kit.patch('table', { refusal: undefined });
      else {
        put(merged.value, { kind: 'merged', tasknames: taken.map(({ as }) => as) });
        void measuring.measure();
      }
      return true;
    },
    rename: (taskname, to) =>
      tryChange({ kind: 'renamed', taskname, to: to.trim() }, (table) => renamePrompt(table, taskname, to)),
    duplicate: (taskname, to) =>
      tryChange({ kind: 'duplicated', taskname, to: to.trim() }, (table) =>
        duplicatePrompt(table, taskname, to),
      ),
    remove: (taskname) => change({ kind: 'removed', taskname }, (table) => removePrompt(table, taskname)),
    removeVersion: (taskname, version) =>
      change({ kind: 'version-removed', taskname, version }, (table) =>
        removeVersion(table, taskname, version),
      ),
    putVersionInUse: (taskname, version) =>
      change({ kind: 'version-used', taskname, version }, (table) =>
        putVersionInUse(table, taskname, version),
      ),
    setAliases: (taskname, aliases) =>
      tryChange({ kind: 'aliases-set', taskname }, (table) => setAliases(table, taskname, aliases)),
    undo: () => kit.put('table', undone(state())),
    redo: () => kit.put('table', redone(state())),
  };
}
