import type { ExportBase } from '../table/exchange/exportBase';
import type { ExportFormat } from '../table/exchange/exportFormats';
import type { PromptTable } from '../table/promptTable';
import { cardFacts } from './cardFacts';
import { currentTable } from './currentTable';
import type { Kit } from './kit';
import type { StudioState } from './state';

/** A file that is ready to be handed over. */
export interface PreparedFile {
  readonly fileName: string;
  readonly content: Blob;
}

export interface ExportActions {
  /** The table in use, or one task of it, in a format: one file, or a zip of several. Undefined without a table. */
  prepare(format: ExportFormat, taskname: string | undefined): Promise<PreparedFile | undefined>;
  /** Makes it, and hands it to the user. */
  save(format: ExportFormat, taskname: string | undefined): Promise<void>;
  /** The model card that goes into the zip; empty without a table. */
  card(taskname: string | undefined): Promise<string>;
}

/** The base of a table as exports tell it: layers and heads are known while it is loaded. */
export function exportBaseOf(
  { model }: Pick<StudioState, 'model'>,
  { base, prompts }: PromptTable,
): ExportBase {
  const report = model.base?.report.fingerprint === base.fingerprint ? model.base.report : undefined;
  const hiddenSize = report?.hiddenSize ?? prompts[0]?.hiddenSize ?? 0;
  return { ...base, layers: report?.layers, heads: report?.heads, hiddenSize };
}

export function createExportActions(kit: Kit): ExportActions {
  /** The writers of foreign files are a file of their own: few visits need them. */
  const writers = () => import('../table/exchange/writers');
  const asked = async (taskname: string | undefined) => {
    const state = kit.store.getState();
    const table = currentTable(state);
    if (table === undefined || table.prompts.length === 0) return undefined;
    const { onlyTask, ...rest } = await writers();
    return {
      ...rest,
      table: taskname === undefined ? table : onlyTask(table, taskname),
      base: exportBaseOf(state, table),
      factsOf: cardFacts(state),
    };
  };
  const prepare: ExportActions['prepare'] = async (format, taskname) => {
    const made = await asked(taskname);
    if (made === undefined) return undefined;
    const { exportFiles, writeZip, fileNames, table, base, factsOf } = made;
    const files = exportFiles(table, base, format, factsOf);
    const [only, another] = files;
    const stem = taskname === undefined ? 'prompt_table' : (fileNames([taskname])[0] ?? 'task');
    if (only !== undefined && another === undefined) {
      const fileName = taskname === undefined ? only.path : only.path.replace('prompt_table', stem);
      return { fileName, content: new Blob([new Uint8Array(only.bytes)]) };
    }
    return { fileName: `${stem}.${format}.zip`, content: new Blob([writeZip(files)]) };
  };
  return {
    prepare,
    save: async (format, taskname) => {
      try {
        const prepared = await prepare(format, taskname);
        if (prepared !== undefined) kit.world.giveFile(prepared.fileName, prepared.content);
      } catch (error) {
        kit.complain(error);
      }
    },
    card: async (taskname) => {
      const made = await asked(taskname);
      return made === undefined ? '' : made.modelCard(made.table, made.base, made.factsOf);
    },
  };
}
