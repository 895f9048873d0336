import { assert, at } from '../../../base/assert';
import { sharedStart } from '../../gpt/liveRows';
import { sourceOf } from '../../gpt/sources';
import type { Run, Span } from './passage';

export interface Prefix {
  readonly taskIndex: number;
  readonly prefix: Int32Array;
}

/** A row as far as it has been read: where its keys lie, and how long it is. */
export interface ReadRow {
  readonly before: readonly Span[];
  /** The slot behind its last one, free for as many tokens as room was asked for. */
  readonly nextSlot: number;
  readonly length: number;
}

export interface PlannedPrefixes {
  readonly runs: readonly Run[];
  /** Whether the first run is what all rows begin with. */
  readonly shared: boolean;
  /** The rows once the runs were read. */
  readonly rows: readonly ReadRow[];
  readonly slots: number;
}

function sourcesOf(
  { taskIndex, prefix }: Prefix,
  offsets: readonly number[],
  virtualRows: number,
): Int32Array {
  const first = at(offsets, taskIndex);
  return prefix.map((id) => sourceOf(id, first, virtualRows));
}

/**
 * How a batch of prefixes is read into the first slots of a cache, with room for as many tokens behind each as `room` says;
 * what all begin with is read once. The hidden state of each row's last token is asked, in the order of the rows.
 */
export function planPrefixes(
  members: readonly Prefix[],
  virtual: { readonly offsets: readonly number[]; readonly rows: number },
  limits: { readonly positions: number; readonly room: (member: Prefix) => number },
): PlannedPrefixes {
  const lengths = members.map(({ prefix }) => prefix.length);
  const longest = Math.max(...lengths);
  assert(Math.min(...lengths) > 0, 'an empty prefix has nothing to continue');
  assert(longest <= limits.positions, `a prefix of ${longest}, the model has ${limits.positions} positions`);
  const sources = members.map((member) => sourcesOf(member, virtual.offsets, virtual.rows));
  // The last token of each stays its own, for it is asked.
  const count = sharedStart(sources, Math.min(...lengths) - 1);
  const start: Span = { start: 0, count };
  let slots = count;
  const runs: Run[] = [];
  if (count > 0)
    runs.push({
      sources: at(sources, 0).subarray(0, count),
      firstPlace: 0,
      before: [],
      firstSlot: 0,
      asked: [],
    });
  const rows = members.map((member, index): ReadRow => {
    const own = at(sources, index).subarray(count);
    const span = { start: slots, count: own.length };
    runs.push({ sources: own, firstPlace: count, before: [], firstSlot: slots, asked: [own.length - 1] });
    const nextSlot = slots + own.length;
    slots = nextSlot + limits.room(member);
    const before = count > 0 ? [start, span] : [span];
    return { before, nextSlot, length: member.prefix.length };
  });
  return { runs, shared: count > 0, rows, slots };
}

/** New tokens of a row as a run, and the row behind them. */
export function extendRow(
  row: ReadRow,
  ids: readonly number[],
): { readonly run: Run; readonly row: ReadRow } {
  const [last, ...others] = row.before.toReversed();
  assert(last !== undefined, 'a row has been read');
  const grown = { start: last.start, count: last.count + ids.length };
  return {
    run: {
      sources: ids,
      firstPlace: row.length,
      before: row.before,
      firstSlot: row.nextSlot,
      asked: [ids.length - 1],
    },
    row: {
      before: [...others.toReversed(), grown],
      nextSlot: row.nextSlot + ids.length,
      length: row.length + ids.length,
    },
  };
}
