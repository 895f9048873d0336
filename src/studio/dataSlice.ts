import { isAbort } from '../base/abort';
import type { DataSource } from '../data/dataset';
import type { FixOffer } from '../data/fixOffer';
import type { FixProposal } from '../data/proposeFix';
import type { Repair } from '../data/repair';
import type { RowPreview, SplitSizes } from '../prompt/deskReport';
import type { SplitSettings } from '../run/tuningConfig';
import { makeDefaultTemplate } from './defaultTemplate';
import { countProblems } from './foundProblems';
import type { Kit } from './kit';
import type { PartName, PartState } from './state';
import { failureOf } from './studioFailure';
import { throttled } from './throttle';

/** Rows that are there at once; the table fetches the others as they come into view. */
export const shownRows = 50;

export interface DataActions {
  /** Reads a source into a part. Resolves when it is read, refused or cancelled; the state says which. */
  read(part: PartName, source: DataSource): Promise<void>;
  cancelReading(part: PartName): void;
  forget(part: PartName): Promise<void>;
  /** Adds a repair and reads again; what had been undone can no longer be done again. */
  repair(part: PartName, repair: Repair): Promise<void>;
  /** Takes the last repair back. */
  undo(part: PartName): Promise<void>;
  /** Does the repair again that was undone last. */
  redo(part: PartName): Promise<void>;
  /** Takes one repair back, wherever it stands. */
  takeBack(part: PartName, index: number): Promise<void>;
  /** What a fix would change; undefined when it is no repair or could not be looked at. */
  propose(part: PartName, offer: FixOffer): Promise<FixProposal | undefined>;
  recordAt(
    part: PartName,
    line: number,
  ): Promise<{ readonly given: string; readonly text: string } | undefined>;
  /** Rows [from, to), for the table; empty when they could not be had. */
  rows(part: PartName, from: number, to: number): Promise<readonly RowPreview[]>;
  rowIndexOfLine(part: PartName, line: number): Promise<number>;
  /** Rows and labels of each part as a run with this split will have them. */
  splitSizes(split: SplitSettings, seed: number): Promise<SplitSizes | undefined>;
}

export function createDataActions(kit: Kit): DataActions {
  const readers = new Map<PartName, AbortController>();
  const { desk } = kit.world;

  const readInto = async (
    part: PartName,
    source: DataSource,
    undone: readonly Repair[],
    meanwhile: (bytes: number) => PartState,
  ): Promise<void> => {
    readers.get(part)?.abort();
    const controller = new AbortController();
    readers.set(part, controller);
    const before = kit.store.getState().data[part];
    kit.patch('data', { [part]: meanwhile(0) });
    const isCurrent = (): boolean => readers.get(part) === controller;
    const onProgress = throttled<number>(100, (bytes) => {
      if (isCurrent()) kit.patch('data', { [part]: meanwhile(bytes) });
    });
    try {
      const report = await desk.readData(part, source, { signal: controller.signal, onProgress });
      const firstRows = await desk.rows(part, 0, shownRows);
      if (!isCurrent()) return;
      const ready = { kind: 'ready', source, report, firstRows, checked: undefined } as const;
      kit.patch('data', { [part]: { ...ready, undone, isMending: false } });
      kit.announce({ kind: 'data-read', rows: report.rows, problems: countProblems(report) });
      const { templates } = kit.store.getState();
      if (part === 'train' && templates.list.length === 0 && report.rows > 0)
        kit.patch('templates', { list: [makeDefaultTemplate(report)], selected: 0, row: 0 });
    } catch (error) {
      if (!isCurrent()) return;
      const former = before.kind === 'ready' ? { ...before, isMending: false } : ({ kind: 'empty' } as const);
      if (isAbort(error)) kit.patch('data', { [part]: former });
      else kit.patch('data', { [part]: { kind: 'failed', name: source.name, failure: failureOf(error) } });
    } finally {
      if (isCurrent()) readers.delete(part);
    }
  };

  /** Reads the same bytes with other repairs; the rows stay on the screen meanwhile. */
  const mend = async (
    part: PartName,
    change: (
      repairs: readonly Repair[],
      undone: readonly Repair[],
    ) => { readonly repairs: readonly Repair[]; readonly undone: readonly Repair[] } | undefined,
  ): Promise<void> => {
    const now = kit.store.getState().data[part];
    if (now.kind !== 'ready' || now.isMending) return;
    const next = change(now.source.repairs ?? [], now.undone);
    if (next === undefined) return;
    const source = { ...now.source, repairs: next.repairs };
    await readInto(part, source, next.undone, () => ({ ...now, isMending: true }));
  };

  const complain =
    <T>(instead: T) =>
    (error: unknown): T => {
      kit.complain(error);
      return instead;
    };

  return {
    read: (part, source) => {
      const total = source.bytes instanceof Blob ? source.bytes.size : source.bytes.byteLength;
      return readInto(part, source, [], (bytes) => ({ kind: 'reading', name: source.name, total, bytes }));
    },
    cancelReading: (part) => readers.get(part)?.abort(),
    forget: async (part) => {
      readers.get(part)?.abort();
      readers.delete(part);
      kit.patch('data', { [part]: { kind: 'empty' } });
      await desk.forget(part).catch(kit.complain);
    },
    repair: (part, repair) => mend(part, (repairs) => ({ repairs: [...repairs, repair], undone: [] })),
    undo: (part) =>
      mend(part, (repairs, undone) => {
        const last = repairs.at(-1);
        return last && { repairs: repairs.slice(0, -1), undone: [...undone, last] };
      }),
    redo: (part) =>
      mend(part, (repairs, undone) => {
        const last = undone.at(-1);
        return last && { repairs: [...repairs, last], undone: undone.slice(0, -1) };
      }),
    takeBack: (part, index) =>
      mend(part, (repairs) => ({ repairs: repairs.toSpliced(index, 1), undone: [] })),
    propose: (part, offer) =>
      desk.proposeFix(part, kit.store.getState().templates.list, offer).catch(complain(undefined)),
    recordAt: (part, line) => desk.recordAt(part, line).catch(complain(undefined)),
    rows: (part, from, to) => desk.rows(part, from, to).catch(complain([])),
    rowIndexOfLine: (part, line) => desk.rowIndexOfLine(part, line).catch(complain(0)),
    splitSizes: (split, seed) =>
      desk.splitSizes(kit.store.getState().templates.list, split, seed).catch(complain(undefined)),
  };
}
