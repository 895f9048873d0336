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
  dispose(): void;
}

const fits = (desk: Desk, { slots, queries, virtualRows }: DeskSize): boolean =>
  desk.size.slots >= slots && desk.size.queries >= queries && desk.size.virtualRows >= virtualRows;

/** Keeps the desk that was used last, with its recordings, for whoever comes next. */
export function createDesks(context: FusedContext, gpt: HeldGpt, readings: Readings): Desks {
  let idle: Desk | undefined;
  const busy = new Set<Desk>();
  return {
    take: (size) => {
      let desk = idle;
      if (desk === undefined || !fits(desk, size)) {
        desk = createDesk(context, gpt, readings, {
          slots: bucketed(size.slots),
          queries: bucketed(size.queries),
          virtualRows: bucketed(size.virtualRows),
        });
      } else idle = undefined;
      busy.add(desk);
      return desk;
    },
    giveBack: (desk) => {
      busy.delete(desk);
      idle?.dispose();
      idle = desk;
    },
    forget: (table) => {
      for (const desk of [...busy, ...(idle === undefined ? [] : [idle])]) desk.forget(table);
    },
    dispose: () => {
      for (const desk of busy) desk.dispose();
      idle?.dispose();
      idle = undefined;
    },
  };
}
