import { bucketed } from '../../gpt/batchPlan';
import type { FusedContext } from '../fusedContext';
import type { HeldGpt } from '../heldGpt';
import { createDesk, type Desk, type DeskSize } from './desk';
import type { HeadTable } from './headTables';
import type { Readings } from './readings';

/** Desks of one model. */
export interface Desks {
  /** A desk with at least this room, for one user until it is given back. */
  take(size: DeskSize): Desk;
  giveBack(desk: Desk): void;
  forget(table: HeadTable): void;
  /** Frees what nobody uses. */
  clear(): void;
  dispose(): void;
}

/** Sizes of desks are few, so that one serves again. */
export const deskSize = ({ slots, queries, virtualRows }: DeskSize): DeskSize => ({
  slots: bucketed(slots),
  queries: bucketed(queries),
  virtualRows: bucketed(virtualRows),
});

const fits = (desk: Desk, { slots, queries, virtualRows }: DeskSize): boolean =>
  desk.size.slots >= slots && desk.size.queries >= queries && desk.size.virtualRows >= virtualRows;

/** Keeps the desk that was used last, with its recordings, for whoever comes next. */
export function createDesks(context: FusedContext, gpt: HeldGpt, readings: Readings): Desks {
  let idle: Desk | undefined;
  const busy = new Set<Desk>();
  const clear = (): void => {
    idle?.dispose();
    idle = undefined;
  };
  return {
    take: (size) => {
      // Before another is made: two caches of keys at once are many megabytes.
      if (idle !== undefined && !fits(idle, size)) clear();
      const desk = idle ?? createDesk(context, gpt, readings, deskSize(size));
      idle = undefined;
      busy.add(desk);
      return desk;
    },
    giveBack: (desk) => {
      busy.delete(desk);
      idle?.dispose();
      idle = desk;
    },
    clear,
    forget: (table) => {
      for (const desk of [...busy, ...(idle === undefined ? [] : [idle])]) desk.forget(table);
    },
    dispose: () => {
      for (const desk of busy) desk.dispose();
      clear();
    },
  };
}
