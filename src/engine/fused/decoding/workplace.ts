import type { VirtualRows } from '../../frozenModel';
import type { FusedContext } from '../fusedContext';
import type { HeldGpt } from '../heldGpt';
import type { Desk, DeskSize } from './desk';
import { createDesks, type Desks } from './desks';
import { createHeadTables, type HeadTables } from './headTables';
import { createReadings } from './readings';

/** The model on the device with all that reading and writing needs. */
export interface Workplace {
  readonly context: FusedContext;
  readonly gpt: HeldGpt;
  readonly desks: Desks;
  readonly tables: HeadTables;
  dispose(): void;
}

export function createWorkplace(context: FusedContext, gpt: HeldGpt): Workplace {
  const readings = createReadings(context.device, context.check);
  const desks = createDesks(context, gpt, readings);
  const tables = createHeadTables(context, gpt, desks.forget);
  return {
    context,
    gpt,
    desks,
    tables,
    dispose: () => {
      tables.dispose();
      desks.dispose();
      readings.dispose();
    },
  };
}

/** Works at a desk that knows these virtual rows. */
export async function atDesk<T>(
  { context, desks }: Workplace,
  rows: VirtualRows,
  size: Omit<DeskSize, 'virtualRows'>,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  context.check();
  const values = await rows.embeddings.data<'float32'>();
  const desk = desks.take({ ...size, virtualRows: rows.embeddings.shape[0] });
  try {
    desk.setVirtual(values);
    return await work(desk);
  } finally {
    desks.giveBack(desk);
  }
}
