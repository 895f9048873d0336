import * as v from 'valibot';
import { Failed } from '../base/failed';
import { readRepairs } from '../data/repair';
import { printTemplates, readTemplates } from '../prompt/readTemplates';
import type { StorageFailure } from '../run/storageFailure';
import { printTuningConfig, readTuningConfig } from '../run/tuningConfigFile';
import type { PromptTable } from '../table/promptTable';
import { writePromptTable } from '../table/promptTableFile';
import { parseTable } from './codecs';
import type { DataActions } from './dataSlice';
import { readHeldOut } from './heldOut';
import type { Kit } from './kit';
import {
  type PartName,
  partNames,
  type RestoredName,
  type SavedName,
  type SavedState,
  type StudioState,
} from './state';
import { failureOf } from './studioFailure';
import type { TableActions } from './tableSlice';

/** Saving between visits: `restore` once, then every change is written down by itself. */
export interface Saving {
  restore(): Promise<void>;
}

/** Changes settle this long before they are written, in milliseconds. What was learned is not made to wait. */
const settle = (key: SavedName): number => (key === 'tables' || key === 'heldOut' ? 0 : 400);

/** Data as it was read; its bytes alone where the browser stores no Blobs. */
const sourceSchema = v.object({
  name: v.string(),
  bytes: v.union([
    v.instance(Blob),
    v.pipe(
      v.instance(ArrayBuffer),
      v.transform((bytes) => new Blob([bytes])),
    ),
  ]),
  repairs: v.optional(v.unknown()),
});
const tablesSchema = v.array(v.instance(Uint8Array));

/** Everything that is saved, and nothing else: key on the shelf -> the value for it. Undefined clears it. */
const saved: Readonly<Record<SavedName, (state: StudioState) => unknown>> = {
  train: ({ data }: StudioState) => savedSource(data.train),
  validation: ({ data }: StudioState) => savedSource(data.validation),
  test: ({ data }: StudioState) => savedSource(data.test),
  templates: ({ templates }: StudioState) => templates.list,
  settings: ({ settings }: StudioState) => settings,
  tables: ({ table }: StudioState) => table.tables,
  heldOut: ({ table }: StudioState) => table.heldOut,
};
const savedNames: readonly SavedName[] = [
  'train',
  'validation',
  'test',
  'templates',
  'settings',
  'tables',
  'heldOut',
];

/** A part that is being read or has failed is not worth saving, and does not clear what was saved. */
function savedSource(part: StudioState['data'][PartName]) {
  return part.kind === 'ready' ? part.source : part.kind === 'empty' ? undefined : ('keep' as const);
}

/** The form on the shelf: the same as in files, so the same codecs check it on the way back. */
function toShelf(key: SavedName, state: StudioState): unknown {
  switch (key) {
    case 'templates':
      return state.templates.list.length === 0 ? undefined : printTemplates(state.templates.list);
    case 'settings':
      return printTuningConfig(state.settings);
    case 'tables':
      return state.table.tables.map(writePromptTable);
    case 'heldOut':
    case 'train':
    case 'validation':
    case 'test':
      return saved[key](state);
  }
}

export function createSaving(
  kit: Kit,
  rooms: { readonly data: DataActions; readonly table: TableActions },
): Saving {
  let hasComplained = false;
  const corrupt = (what: string, reason: string): Failed<StorageFailure> =>
    new Failed({ kind: 'storage-corrupt', what, reason });

  const restorers: Readonly<Record<SavedName, (value: unknown) => Promise<void> | void>> = {
    train: (value) => restoreSource('train', value),
    validation: (value) => restoreSource('validation', value),
    test: (value) => restoreSource('test', value),
    templates: (value) => {
      const read = readTemplates(typeof value === 'string' ? value : '');
      const fault = read.problems.find(({ kind }) => kind !== 'unknown-key');
      if (fault !== undefined) throw corrupt('templates', fault.kind);
      kit.patch('templates', { list: read.templates });
    },
    settings: (value) => {
      const read = readTuningConfig(value);
      if (!read.ok) throw corrupt('settings', `${read.error.path}: ${read.error.found}`);
      kit.put('settings', read.value);
    },
    heldOut: (value) => {
      const read = readHeldOut(value);
      if (!read.ok) throw corrupt('held-out rows', `${read.error.path}: ${read.error.found}`);
      rooms.table.restore({ heldOut: read.value });
    },
    tables: (value) => {
      const parsed = v.safeParse(tablesSchema, value);
      if (!parsed.success) throw corrupt('tables', v.summarize(parsed.issues));
      const tables: PromptTable[] = [];
      try {
        for (const bytes of parsed.output) tables.push(parseTable(bytes));
      } catch (error) {
        throw corrupt('prompt tables', failureOf(error).kind);
      } finally {
        rooms.table.restore({ tables });
      }
    },
  };

  async function restoreSource(part: PartName, value: unknown): Promise<void> {
    const parsed = v.safeParse(sourceSchema, value);
    if (!parsed.success) throw corrupt(`${part} data`, v.summarize(parsed.issues));
    const { name, bytes, repairs } = parsed.output;
    const read = readRepairs(repairs ?? []);
    if (!read.ok) throw corrupt(`${part} data`, `${read.error.path}: ${read.error.found}`);
    await rooms.data.read(part, { name, bytes, repairs: read.value });
  }

  const tell = (saved: SavedState): void => kit.patch('view', { saved });
  /** Changes that are not on the shelf yet, each with the timer that will write it; none while it is being written. */
  const waiting = new Map<SavedName, ReturnType<typeof setTimeout> | undefined>();

  const write = async (key: SavedName): Promise<void> => {
    waiting.set(key, undefined);
    const value = toShelf(key, kit.store.getState());
    try {
      if (value !== 'keep') await kit.world.shelf.put(key, value);
      hasComplained = false;
      // Unless it has changed again meanwhile.
      if (waiting.get(key) === undefined) waiting.delete(key);
      if (waiting.size === 0) tell({ kind: 'saved', at: Date.now() });
    } catch (error) {
      tell({ kind: 'failed' });
      // One notice is enough while the shelf stays shut.
      if (!hasComplained) kit.complain(error);
      hasComplained = true;
    }
  };

  const follow = (): void => {
    kit.store.subscribe((now, before) => {
      const changed = savedNames.filter((key) => saved[key](now) !== saved[key](before));
      for (const key of changed) {
        clearTimeout(waiting.get(key));
        waiting.set(
          key,
          setTimeout(() => void write(key), settle(key)),
        );
      }
      if (changed.length > 0) tell({ kind: 'saving' });
    });
  };

  return {
    restore: async () => {
      const names: RestoredName[] = [];
      // Templates come first: data that is read without any makes a default one.
      for (const key of ['templates', 'settings', 'tables', 'heldOut', ...partNames] as const) {
        try {
          const value = await kit.world.shelf.get(key);
          if (value === undefined) continue;
          await restorers[key](value);
          if (key !== 'settings' && key !== 'heldOut') names.push(key);
        } catch (error) {
          kit.complain(error);
        }
      }
      if (names.includes('train')) kit.notify({ kind: 'restored', names });
      kit.patch('view', { restored: true });
      follow();
    },
  };
}
