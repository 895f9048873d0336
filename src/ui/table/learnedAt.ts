import { promptDigest } from '../../table/promptDigest';
import type { PromptTable, VirtualPrompt } from '../../table/promptTable';

/**
 * When a version of a prompt was learned or taken in, in milliseconds since 1970; a copy tells of the numbers it is a copy
 * of. Undefined when no step tells of it.
 */
export function learnedAt(
  { history }: Pick<PromptTable, 'history'>,
  prompt: Pick<VirtualPrompt, 'taskname' | 'version' | 'embeddings'>,
): number | undefined {
  const isOf = (each: { readonly taskname: string; readonly version: number }): boolean =>
    each.taskname === prompt.taskname && each.version === prompt.version;
  const own = history.findLast(({ learned }) => learned.some(isOf));
  if (own !== undefined || history.length === 0) return own?.at;
  const digest = promptDigest(prompt);
  return history.find(({ standing }) => standing.some((each) => each.digest === digest))?.at;
}
