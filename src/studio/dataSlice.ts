import type { DataSource } from '../data/dataset';
import type { FixOffer } from '../data/fixOffer';
import type { FixProposal } from '../data/proposeFix';
import type { Repair } from '../data/repair';
import type { RowPreview, SplitSizes } from '../prompt/deskReport';
import type { SplitSettings } from '../run/tuningConfig';
import type { Kit } from './kit';
import { createPartReader } from './readPart';
import { isSampleOpen } from './samples';
import type { Notice, PartName } from './state';
import { chosenTasks } from './taskChoice';

export interface DataActions {
  /** Reads a source into a part. Resolves when it is read, refused or cancelled; the state says which. */
  read(part: PartName, source: DataSource): Promise<void>;
  /** The same for a file of the user's; what it takes the place of can be brought back by its notice. */
  bring(part: PartName, source: DataSource): Promise<void>;
  cancelReading(part: PartName): void;
  forget(part: PartName): Promise<void>;
  /** The same for the user's own choice; the notice brings it back. */
  remove(part: PartName): Promise<void>;
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
  /** Rows and labels of each part as a run with this split will have them; undefined when that could not be told. */
  splitSizes(split: SplitSettings, seed: number, signal: AbortSignal): Promise<SplitSizes | undefined>;
}

export function createDataActions(kit: Kit): DataActions {
  const { desk } = kit.world;
  const { read, mend, cancel, forget } = createPartReader(kit);

  /** Tells of what is gone, with the way back. An example is not told of: it can be opened again. */
  const replacing = async (part: PartName, doing: () => Promise<void>): Promise<void> => {
    const state = kit.store.getState();
    const former = state.data[part];
    const isWorth = former.kind === 'ready' && former.report.rows > 0 && !isSampleOpen(state);
    await doing();
    const now = kit.store.getState().data[part];
    const isGone = now.kind !== 'ready' || former.kind !== 'ready' || now.source !== former.source;
    if (!isWorth || !isGone) return;
    // One way back for each part is enough: to what was there last.
    const { notices } = kit.store.getState().view;
    const isOlder = ({ content }: Notice): boolean =>
      content.kind === 'data-removed' && content.part === part;
    kit.patch('view', { notices: notices.filter((notice) => !isOlder(notice)) });
    kit.notify({ kind: 'data-removed', part, source: former.source });
  };

  const complain =
    <T>(instead: T) =>
    (error: unknown): T => {
      kit.complain(error);
      return instead;
    };

  return {
    read,
    bring: (part, source) => replacing(part, () => read(part, source)),
    cancelReading: cancel,
    forget,
    remove: (part) => replacing(part, () => forget(part)),
    repair: (part, repair) =>
      mend(part, ({ repairs }) => ({ repairs: [...repairs, repair], undone: [], how: 'made', repair })),
    undo: (part) =>
      mend(part, ({ repairs, undone }) => {
        const last = repairs.at(-1);
        if (last === undefined) return undefined;
        return { repairs: repairs.slice(0, -1), undone: [...undone, last], how: 'undone', repair: last };
      }),
    redo: (part) =>
      mend(part, ({ repairs, undone }) => {
        const last = undone.at(-1);
        if (last === undefined) return undefined;
        return { repairs: [...repairs, last], undone: undone.slice(0, -1), how: 'redone', repair: last };
      }),
    takeBack: (part, index) =>
      mend(part, ({ repairs }) => {
        const repair = repairs[index];
        if (repair === undefined) return undefined;
        return { repairs: repairs.toSpliced(index, 1), undone: [], how: 'taken-back', repair };
      }),
    propose: (part, offer) =>
      desk.proposeFix(part, kit.store.getState().templates.list, offer).catch(complain(undefined)),
    recordAt: (part, line) => desk.recordAt(part, line).catch(complain(undefined)),
    rows: (part, from, to) => desk.rows(part, from, to).catch(complain([])),
    rowIndexOfLine: (part, line) => desk.rowIndexOfLine(part, line).catch(complain(0)),
    splitSizes: (split, seed, signal) =>
      desk.splitSizes(chosenTasks(kit.store.getState()), split, seed, signal).catch(complain(undefined)),
  };
}
