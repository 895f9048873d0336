import { assert } from '../../../base/assert';
import type { Continuation, VirtualRows } from '../../frozenModel';
import { type Prefix, planPrefixes } from './prefixes';
import type { Workplace } from './workplace';
import { startWriting } from './writing';

/** One prefix, continued with whatever the caller appends. Tokens are read when what follows them is asked for. */
export function openContinuation(
  { context, gpt, desks, tables }: Workplace,
  prompt: Prefix,
  rows: VirtualRows,
  { maxNewTokens }: { readonly maxNewTokens: number },
): Continuation {
  context.check();
  const { positions, vocabSize } = gpt.arrays.config;
  const virtualRows = rows.embeddings.shape[0];
  const virtual = { offsets: rows.offsets, rows: virtualRows };
  const planned = planPrefixes([prompt], virtual, { positions, room: () => maxNewTokens });
  const most = Math.min(positions, prompt.prefix.length + maxNewTokens);
  // The caller may dispose its tensor before anything is asked for.
  const values = rows.embeddings.data<'float32'>();
  values.catch(() => undefined);
  const desk = desks.take({ slots: planned.slots, queries: 1, virtualRows });
  const writing = startWriting(desk, planned);
  let { length } = prompt.prefix;
  let knowsVirtual = false;
  return {
    logits: async () => {
      context.check();
      if (!knowsVirtual) desk.setVirtual(await values);
      knowsVirtual = true;
      const bytes = await writing.ask([0], (queries) => ({
        kind: 'logits',
        table: tables.vocabulary,
        queries,
      }));
      return new Float32Array(bytes, 0, vocabSize);
    },
    append: (id) => {
      context.check();
      length++;
      assert(length <= most, `room for ${most} tokens, the model has ${positions} positions`);
      writing.append(0, id);
    },
    close: () => desks.giveBack(desk),
  };
}
