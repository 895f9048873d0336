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
  if (options.maxNewTokens <= 0) return results;
  const room = ({ prefix }: Prefix): number => Math.min(options.maxNewTokens, positions - prefix.length);
  const unfinished = prompts.flatMap((prompt, index) =>
    prompt.prefix.length < positions ? [{ ...prompt, index }] : [],
  );
  const lengths = unfinished.map((member) => member.prefix.length + room(member));
  for (const group of groupsOf(lengths, MAX_ROWS, MAX_SLOTS)) {
    options.signal.throwIfAborted();
    const members = group.map((index) => at(unfinished, index));
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
