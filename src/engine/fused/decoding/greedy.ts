import { at } from '../../../base/assert';
import type { VirtualRows } from '../../frozenModel';
import { groupsOf } from '../../gpt/groupsOf';
import { type GreedyLimits, type Written, writeGreedily } from '../../greedyLoop';
import { MAX_ROWS, MAX_SLOTS } from './budget';
import { type Prefix, planPrefixes } from './prefixes';
import { atDesk, type Workplace } from './workplace';
import { startWriting } from './writing';

/** What the kernel finds where no logit is a number. */
const NO_NUMBER = 0xffffffff;

interface WritingGroup {
  readonly members: readonly (Prefix & { readonly index: number })[];
  /** Tokens that a row may get. */
  readonly room: (prompt: Prefix) => number;
}

/** Prompts that are written to together; those without room for a token are left out. */
export function writingGroups(
  prompts: readonly Prefix[],
  positions: number,
  maxNewTokens: number,
): readonly WritingGroup[] {
  const room = ({ prefix }: Prefix): number => Math.min(maxNewTokens, positions - prefix.length);
  const unfinished = prompts.flatMap((prompt, index) => (room(prompt) > 0 ? [{ ...prompt, index }] : []));
  const lengths = unfinished.map((member) => member.prefix.length + room(member));
  return groupsOf(lengths, MAX_ROWS, MAX_SLOTS).map((group) => ({
    members: group.map((index) => at(unfinished, index)),
    room,
  }));
}

/** The most probable next token, again and again; rows that have ended are no longer computed. */
export async function continueGreedily(
  workplace: Workplace,
  prompts: readonly Prefix[],
  rows: VirtualRows,
  options: GreedyLimits & { readonly restrictTo: Int32Array | undefined },
): Promise<readonly Written[]> {
  const { positions } = workplace.gpt.arrays.config;
  const virtual = { offsets: rows.offsets, rows: rows.embeddings.shape[0] };
  const results: Written[] = prompts.map(() => ({ ids: new Int32Array(0), stoppedAtEos: false }));
  for (const { members, room } of writingGroups(prompts, positions, options.maxNewTokens)) {
    options.signal.throwIfAborted();
    const planned = planPrefixes(members, virtual, { positions, room });
    const held = workplace.tables.hold(options.restrictTo);
    const { table } = held;
    try {
      const size = { slots: planned.slots, queries: members.length };
      const written = await atDesk(workplace, rows, size, (desk) => {
        const writing = startWriting(desk, planned);
        return writeGreedily(members, positions, options, {
          check: workplace.context.check,
          best: async (open) => {
            const bytes = await writing.ask(open, (queries) => ({ kind: 'best', table, queries }));
            return Array.from(new Uint32Array(bytes, 0, open.length), (found) => {
              const row = found === NO_NUMBER ? 0 : found;
              return table.ids === undefined ? row : at(table.ids, row);
            });
          },
          append: writing.append,
        });
      });
      members.forEach(({ index }, row) => {
        results[index] = at(written, row);
      });
    } finally {
      held.release();
    }
  }
  return results;
}
