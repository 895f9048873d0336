import type { PromptTable, VirtualPrompt } from './promptTable';

/** Every version of a task's prompt, newest first. */
export const versionsOf = (
  { prompts, earlier }: Pick<PromptTable, 'prompts' | 'earlier'>,
  taskname: string,
): readonly VirtualPrompt[] =>
  [...prompts, ...earlier]
    .filter((prompt) => prompt.taskname === taskname)
    .toSorted((a, b) => b.version - a.version);

/**
 * The highest version that a task ever had, 0 for a task that the table does not know. The history counts too: the
 * version of a prompt that was removed is not given again (P2).
 */
export function highestVersion({ prompts, earlier, history }: PromptTable, taskname: string): number {
  let highest = 0;
  const see = (each: { readonly taskname: string; readonly version: number }): void => {
    if (each.taskname === taskname) highest = Math.max(highest, each.version);
  };
  prompts.forEach(see);
  earlier.forEach(see);
  for (const { learned, standing } of history) {
    learned.forEach(see);
    standing.forEach(see);
  }
  return highest;
}

/** `wanted`, or with the first number behind it that makes a name which the table does not know. */
export function freeTaskname(table: PromptTable, wanted: string): string {
  let name = wanted;
  for (let number = 2; highestVersion(table, name) > 0; number++) name = `${wanted}-${number}`;
  return name;
}
