import { assert } from '../base/assert';
import { faultOfPrompts } from './checkPrompts';
import { highestVersion } from './knownTasks';
import { learningStep } from './learningStep';
import type { PromptTable, VirtualPrompt } from './promptTable';

/**
 * A table after one more learning step at `at` (milliseconds since 1970). A taskname that is new goes to the end; one
 * that exists gets the next version in its place, and the prompt that was in use is kept beside it (P2). All other
 * prompts are the same values as before (P3). The prompts must have been learned through the table's base.
 */
export function keepPrompts(table: PromptTable, learned: readonly VirtualPrompt[], at: number): PromptTable {
  if (learned.length === 0) return table;
  const numbered = learned.map((prompt) => ({
    ...prompt,
    version: highestVersion(table, prompt.taskname) + 1,
  }));
  const next = numbered.reduce<PromptTable>(putInUse, table);
  const fault = faultOfPrompts(next);
  assert(fault === undefined, `prompts do not fit their table: ${JSON.stringify(fault)}`);
  return { ...next, history: [...table.history, learningStep(next.prompts, numbered, at)] };
}

/**
 * The prompt in the place of the one of its taskname, which goes to the earlier ones and leaves its label aliases behind
 * where the new one has none.
 */
export function putInUse(table: PromptTable, prompt: VirtualPrompt): PromptTable {
  const place = table.prompts.findIndex(({ taskname }) => taskname === prompt.taskname);
  const former = table.prompts[place];
  if (former === undefined) return { ...table, prompts: [...table.prompts, prompt] };
  const aliases = prompt.aliases.length > 0 ? prompt.aliases : former.aliases;
  return {
    ...table,
    prompts: table.prompts.with(place, { ...prompt, aliases }),
    earlier: [...table.earlier, former],
  };
}
