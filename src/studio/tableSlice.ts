import { Failed } from '../base/failed';
import { keepPrompts } from '../table/keepPrompts';
import { mergeTables } from '../table/mergeTables';
import type { PromptTable, VirtualPrompt } from '../table/promptTable';
import type { Kit } from './kit';
import type { StudioState } from './state';

export interface TableActions {
  /** Puts prompts that a run has learned into the table of the loaded base. */
  keep(prompts: readonly VirtualPrompt[]): void;
  /** Takes in a whole table: its prompts replace those of the same tasknames. */
  take(table: PromptTable): void;
  /** Takes a prompt out of the table in use; the notice holds it, to be taken back. */
  remove(taskname: string): void;
}

/** The table of the loaded base; while none is loaded, the first. */
export function currentTable(state: Pick<StudioState, 'table' | 'model'>): PromptTable | undefined {
  const { tables } = state.table;
  const fingerprint = state.model.base?.report.fingerprint;
  return fingerprint === undefined ? tables[0] : tables.find(({ base }) => base.fingerprint === fingerprint);
}

export function createTableActions(kit: Kit): TableActions {
  const tables = (): readonly PromptTable[] => kit.store.getState().table.tables;
  const put = (table: PromptTable): void => {
    const others = tables().filter(({ base }) => base.fingerprint !== table.base.fingerprint);
    kit.patch('table', { tables: [table, ...others], refusal: undefined });
  };
  const take = (table: PromptTable): void => {
    const known = tables().find(({ base }) => base.fingerprint === table.base.fingerprint);
    if (known === undefined) {
      put(table);
      return;
    }
    const merged = mergeTables(known, table, 'version', kit.world.now());
    if (!merged.ok) throw new Failed(merged.error);
    put(merged.value);
  };
  return {
    keep: (prompts) => {
      const report = kit.store.getState().model.base?.report;
      if (report === undefined) return;
      const { name, fingerprint } = report;
      const table = tables().find(({ base }) => base.fingerprint === fingerprint) ?? {
        base: { name, fingerprint },
        prompts: [],
        earlier: [],
        history: [],
      };
      put(keepPrompts(table, prompts, kit.world.now()));
    },
    take,
    remove: (taskname) => {
      const table = currentTable(kit.store.getState());
      const removed = table?.prompts.filter((prompt) => prompt.taskname === taskname) ?? [];
      if (table === undefined || removed.length === 0) return;
      put({ ...table, prompts: table.prompts.filter((prompt) => prompt.taskname !== taskname) });
      kit.notify({ kind: 'prompt-removed', table: { ...table, prompts: removed } });
    },
  };
}
