import type { PromptTable, VirtualPrompt } from '../../table/promptTable';

/** When a version of a prompt was learned or taken in, in milliseconds since 1970; undefined when no step tells of it. */
export const learnedAt = (
  { history }: Pick<PromptTable, 'history'>,
  { taskname, version }: Pick<VirtualPrompt, 'taskname' | 'version'>,
): number | undefined =>
  history.findLast(({ learned }) =>
    learned.some((each) => each.taskname === taskname && each.version === version),
  )?.at;
