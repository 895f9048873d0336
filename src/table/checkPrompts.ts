import { firstNonFinite } from '../model/tensorNumbers';
import type { VirtualPrompt } from './promptTable';
import type { TableFailure } from './tableFailure';

/**
 * The first thing that makes prompts unfit for one table: a taskname twice, numbers that do not fill
 * [virtual tokens, n_embd] or have another width than the prompts before, a number that is not finite.
 */
export function faultOfPrompts(prompts: readonly VirtualPrompt[]): TableFailure | undefined {
  const width = prompts[0]?.hiddenSize;
  const seen = new Set<string>();
  for (const { taskname, embeddings, hiddenSize, totalVirtualTokens, template } of prompts) {
    if (seen.has(taskname)) return { kind: 'table-task-twice', taskname };
    seen.add(taskname);
    const fits =
      totalVirtualTokens === template.totalVirtualTokens &&
      hiddenSize === width &&
      totalVirtualTokens > 0 &&
      hiddenSize > 0 &&
      embeddings.length === totalVirtualTokens * hiddenSize;
    if (!fits)
      return {
        kind: 'table-tensor-shape',
        taskname,
        expected: [template.totalVirtualTokens, width],
        found: [totalVirtualTokens, hiddenSize],
      };
    const index = firstNonFinite(embeddings);
    if (index >= 0) {
      const virtualToken = Math.floor(index / hiddenSize);
      return { kind: 'table-not-finite', taskname, virtualToken, column: index % hiddenSize };
    }
  }
  return undefined;
}

/** Name of a prompt's tensor. */
export const tensorName = (taskname: string): string => `${taskname}.prompt_embeddings`;
