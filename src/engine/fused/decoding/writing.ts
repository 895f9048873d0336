import { at } from '../../../base/assert';
import type { Desk } from './desk';
import type { HeadAsk } from './headRecordings';
import { finelyBucketed, type Passage, packPassage } from './passage';
import { extendRow, type PlannedPrefixes, type ReadRow } from './prefixes';

/** Rows that are continued token by token at a desk. */
export interface Writing {
  /**
   * Reads what was appended to these rows since the last call (first of all the prefixes) and asks what follows them; the
   * answer has one entry per row of `open`, then filling. Rows that are not open are left behind for good.
   */
  ask(open: readonly number[], what: (queries: number) => HeadAsk): Promise<ArrayBuffer>;
  /** Puts a token behind a row. */
  append(row: number, id: number): void;
}

export function startWriting(desk: Desk, planned: PlannedPrefixes): Writing {
  const rows: ReadRow[] = [...planned.rows];
  const pending = rows.map((): number[] => []);
  let unread: Passage | undefined = packPassage(planned.runs, planned.shared);
  const nextPassage = (open: readonly number[]): Passage | undefined => {
    if (open.every((index) => at(pending, index).length === 0)) return undefined;
    const runs = open.map((index) => {
      const { run, row } = extendRow(at(rows, index), at(pending, index).splice(0));
      rows[index] = row;
      return run;
    });
    return packPassage(runs, false);
  };
  return {
    ask: async (open, what) => {
      const prefixes = unread;
      unread = undefined;
      const next = nextPassage(open);
      if (prefixes !== undefined && next !== undefined) await desk.run(prefixes, []);
      const [bytes] = await desk.run(next ?? prefixes, [what(finelyBucketed(open.length))]);
      return bytes ?? new ArrayBuffer(0);
    },
    append: (row, id) => {
      at(pending, row).push(id);
    },
  };
}
