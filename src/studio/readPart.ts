import { isAbort } from '../base/abort';
import type { DataSource } from '../data/dataset';
import type { Repair } from '../data/repair';
import type { DataReport } from '../prompt/deskReport';
import { followColumns, followRename } from './followColumns';
import { countBySeverity } from './foundProblems';
import type { Kit } from './kit';
import type { DataChange, PartName, PartState } from './state';
import { failureOf } from './studioFailure';
import { throttled } from './throttle';

/** Rows that are there at once; the table fetches the others as they come into view. */
export const shownRows = 50;

/** The repairs of a part: those in force, and those undone, the last one first to be done again. */
export interface Repairs {
  readonly repairs: readonly Repair[];
  readonly undone: readonly Repair[];
}

export interface PartReader {
  /** Reads a source into a part. Resolves when it is read, refused or cancelled; the state says which. */
  read(part: PartName, source: DataSource): Promise<void>;
  /**
   * Reads the same bytes with other repairs; the rows stay on the screen meanwhile, also when it does not work out.
   * A change that comes while one is being applied is added to it.
   */
  mend(
    part: PartName,
    change: (now: Repairs) => (Repairs & Pick<DataChange, 'how' | 'repair'>) | undefined,
  ): Promise<void>;
  cancel(part: PartName): void;
  forget(part: PartName): Promise<void>;
}

export function createPartReader(kit: Kit): PartReader {
  const { desk } = kit.world;
  const readers = new Map<PartName, AbortController>();
  /** Repairs that are being applied. */
  const coming = new Map<PartName, Repairs>();
  let order = 0;

  /** Starts a reading that takes the place of the one before; `finish` ends it unless another has done so. */
  const begin = (part: PartName) => {
    readers.get(part)?.abort();
    const controller = new AbortController();
    readers.set(part, controller);
    const isCurrent = (): boolean => readers.get(part) === controller;
    const finish = (): boolean => {
      if (!isCurrent()) return false;
      readers.delete(part);
      coming.delete(part);
      return true;
    };
    return { signal: controller.signal, isCurrent, finish };
  };

  const letTemplatesFollow = (part: PartName, report: DataReport, change?: DataChange): void => {
    if (part !== 'train') return;
    const { list, selected } = kit.store.getState().templates;
    const repair = change?.repair;
    const isRename = repair?.kind === 'rename-column' && repair.to !== 'taskname';
    const renamed = isRename
      ? followRename(followRename(list, repair.from, repair.to, report), repair.to, repair.from, report)
      : list;
    const followed = followColumns(renamed, report);
    if (followed === list) return;
    const isSame = followed.length === list.length;
    kit.patch('templates', { list: followed, ...(isSame ? { selected } : { selected: 0, row: 0 }) });
  };

  const tell = (report: DataReport): void => {
    const { error, warning } = countBySeverity(report);
    kit.announce({ kind: 'data-read', rows: report.rows, problems: error + warning });
  };

  return {
    read: async (part, source) => {
      const { signal, isCurrent, finish } = begin(part);
      coming.delete(part);
      const before = kit.store.getState().data[part];
      const total = source.bytes instanceof Blob ? source.bytes.size : source.bytes.byteLength;
      const show = (bytes: number): void =>
        kit.patch('data', { [part]: { kind: 'reading', name: source.name, total, bytes } });
      show(0);
      const onProgress = throttled<number>(100, (bytes) => {
        if (isCurrent()) show(bytes);
      });
      try {
        const report = await desk.readData(part, source, { signal, onProgress });
        const firstRows = await desk.rows(part, 0, shownRows);
        if (!finish()) return;
        const ready = { kind: 'ready', source, report, firstRows, checked: undefined, undone: [] } as const;
        kit.patch('data', { [part]: { ...ready, isMending: false, change: undefined } });
        tell(report);
        letTemplatesFollow(part, report);
      } catch (error) {
        if (!finish()) return;
        const former: PartState = before.kind === 'ready' ? settled(before) : { kind: 'empty' };
        const failed = (): PartState => ({ kind: 'failed', name: source.name, failure: failureOf(error) });
        kit.patch('data', { [part]: isAbort(error) ? former : failed() });
      }
    },
    mend: async (part, change) => {
      const shown = kit.store.getState().data[part];
      if (shown.kind !== 'ready') return;
      const { repairs: inForce = [] } = shown.source;
      const next = change(coming.get(part) ?? { repairs: inForce, undone: shown.undone });
      if (next === undefined) return;
      const { signal, finish } = begin(part);
      coming.set(part, next);
      kit.patch('data', { [part]: { ...shown, isMending: true } });
      const source = { ...shown.source, repairs: next.repairs };
      const { how, repair } = next;
      const made: DataChange = { how, repair, rowsBefore: shown.report.rows, order: ++order };
      try {
        const report = await desk.readData(part, source, { signal, onProgress: () => undefined });
        const firstRows = await desk.rows(part, 0, shownRows);
        // Checked before it is shown, so that problems do not go and come back.
        const { list } = kit.store.getState().templates;
        const found = await desk.check(part, list, signal);
        if (!finish()) return;
        const checked = list === kit.store.getState().templates.list ? found : undefined;
        const ready = { kind: 'ready', source, report, firstRows, checked, undone: next.undone } as const;
        kit.patch('data', { [part]: { ...ready, isMending: false, change: made } });
        tell(report);
        letTemplatesFollow(part, report, made);
      } catch (error) {
        if (!finish()) return;
        kit.patch('data', { [part]: settled(shown) });
        kit.complain(error);
      }
    },
    cancel: (part) => readers.get(part)?.abort(),
    forget: async (part) => {
      readers.get(part)?.abort();
      readers.delete(part);
      coming.delete(part);
      kit.patch('data', { [part]: { kind: 'empty' } });
      await desk.forget(part).catch(kit.complain);
    },
  };
}

const settled = (part: Extract<PartState, { kind: 'ready' }>): PartState => ({ ...part, isMending: false });
