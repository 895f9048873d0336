import type { DataSource } from '../data/dataset';
import type { TaskTemplate } from '../prompt/taskTemplate';
import type { RunCheckpoint } from '../run/checkpoint';
import type { RunRecord } from '../run/runRecord';
import type { TuningConfig } from '../run/tuningConfig';
import type { PromptTable } from '../table/promptTable';
import type { PartName, StudioState } from './state';
import type { HeldOutRows } from './tableState';

/** The work of a studio: what a project file holds, and what opening one takes the place of. */
export interface ProjectWork {
  readonly templates: readonly TaskTemplate[];
  readonly settings: TuningConfig;
  readonly tables: readonly PromptTable[];
  /** Newest first. */
  readonly runs: readonly RunRecord[];
  readonly checkpoint: RunCheckpoint | undefined;
  readonly heldOut: readonly HeldOutRows[];
  /** The files with their repairs; undefined: the project says nothing of data. */
  readonly sources: Readonly<Partial<Record<PartName, DataSource>>> | undefined;
}

/** What of the work goes into a project file besides templates, settings, tables and runs. */
export interface ProjectChoice {
  /** The user's rows, with their repairs. */
  readonly data: boolean;
  /** Rows kept for judging prompts again. */
  readonly heldOut: boolean;
  /** Encoder and optimiser of the last run. */
  readonly checkpoint: boolean;
}

const partNames: readonly PartName[] = ['train', 'validation', 'test'];

/** The work as it is now. */
export function workOf(
  state: Pick<StudioState, 'data' | 'templates' | 'settings' | 'table' | 'runs'>,
): ProjectWork {
  const { data, templates, settings, table, runs } = state;
  const held = partNames.flatMap((part) => {
    const each = data[part];
    return each.kind === 'ready' ? [[part, each.source] as const] : [];
  });
  return {
    templates: templates.list,
    settings,
    tables: table.tables,
    runs: runs.list.filter((record) => record.state !== 'running'),
    checkpoint: runs.checkpoint,
    heldOut: table.heldOut,
    sources: Object.fromEntries(held),
  };
}

/** Without what was not chosen. */
export const chosenWork = (work: ProjectWork, choice: ProjectChoice): ProjectWork => ({
  ...work,
  checkpoint: choice.checkpoint ? work.checkpoint : undefined,
  heldOut: choice.heldOut ? work.heldOut : [],
  sources: choice.data ? work.sources : undefined,
});

/** Bytes that each choice adds, before packing; 0 where there is nothing to add. */
export function choiceSizes({
  sources = {},
  heldOut,
  checkpoint,
}: ProjectWork): Record<keyof ProjectChoice, number> {
  const sizeOf = ({ bytes }: DataSource): number => (bytes instanceof Blob ? bytes.size : bytes.length);
  const numbers = checkpoint === undefined ? 0 : checkpoint.parameters.length * (checkpoint.best ? 4 : 3);
  return {
    data: Object.values(sources).reduce((sum, source) => sum + sizeOf(source), 0),
    heldOut: heldOut.length === 0 ? 0 : new Blob([JSON.stringify(heldOut)]).size,
    checkpoint: numbers * Float32Array.BYTES_PER_ELEMENT,
  };
}

/** Whether there is anything that opening a project could take away. */
export const hasWork = ({ templates, tables, runs, sources = {} }: ProjectWork): boolean =>
  templates.length + runs.length + Object.keys(sources).length > 0 ||
  tables.some(({ prompts }) => prompts.length > 0);
