import { assert } from '../../base/assert';
import type { Continuation, VirtualRows } from '../frozenModel';
import type { Prefix } from './batchPass';
import type { GptTensors } from './gptTensors';
import { plainLogits } from './head';
import { startWriting } from './writing';

/** One prefix, continued with whatever the caller appends; the same machinery that writes greedily in batches. */
export function openContinuation(
  gpt: GptTensors,
  prompt: Prefix,
  rows: VirtualRows,
  options: { readonly maxNewTokens: number; readonly check: () => void },
): Continuation {
  options.check();
  let length = prompt.prefix.length;
  const writing = startWriting(gpt, [prompt], rows, options.maxNewTokens);
  return {
    logits: async () => {
      options.check();
      const logits = plainLogits(writing.last(), gpt.words); // [1, V]
      try {
        return await logits.data<'float32'>();
      } finally {
        logits.dispose();
      }
    },
    append: (id) => {
      options.check();
      length++;
      assert(length <= gpt.config.positions, `the model has ${gpt.config.positions} positions`);
      writing.append(Int32Array.of(id));
    },
    close: () => writing.dispose(),
  };
}
