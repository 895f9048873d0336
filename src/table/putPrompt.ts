import { assert } from '../base/assert';
import { faultOfPrompts } from './checkPrompts';
import type { PromptTable, VirtualPrompt } from './promptTable';

/**
 * A table with this prompt added, or put in the place of the one with its taskname. The other prompts are the same
 * values as before. The prompt must belong to the table's base.
 */
export function putPrompt(table: PromptTable, prompt: VirtualPrompt): PromptTable {
  const place = table.prompts.findIndex(({ taskname }) => taskname === prompt.taskname);
  const prompts = place < 0 ? [...table.prompts, prompt] : table.prompts.with(place, prompt);
  const fault = faultOfPrompts(prompts);
  assert(fault === undefined, `${prompt.taskname} does not fit its table: ${JSON.stringify(fault)}`);
  return { ...table, prompts };
}
