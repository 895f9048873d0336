import type { MergeEntry } from '../../table/mergeTables';
import type { PromptTable } from '../../table/promptTable';

/** The version that a prompt of theirs will have in the merged table. */
export const nextVersion = (
  { prompts }: Pick<PromptTable, 'prompts'>,
  { taskname, versionsUp }: Pick<MergeEntry, 'taskname' | 'versionsUp'>,
): number => (prompts.find((prompt) => prompt.taskname === taskname)?.version ?? 1) + versionsUp;
