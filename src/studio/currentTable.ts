import type { PromptTable } from '../table/promptTable';
import type { StudioState } from './state';

/** The table of the loaded base; while none is loaded, the first. */
export function currentTable(state: Pick<StudioState, 'table' | 'model'>): PromptTable | undefined {
  const { tables } = state.table;
  const fingerprint = state.model.base?.report.fingerprint;
  return fingerprint === undefined ? tables[0] : tables.find(({ base }) => base.fingerprint === fingerprint);
}
