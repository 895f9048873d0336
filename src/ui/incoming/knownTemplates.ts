import type { TaskTemplate } from '../../prompt/taskTemplate';
import type { PromptTable } from '../../table/promptTable';

/** Templates that are in hand here, each text once: those being written, then those of the table. */
export function knownTemplates(
  list: readonly TaskTemplate[],
  table: PromptTable | undefined,
): readonly TaskTemplate[] {
  const all = [...list, ...(table?.prompts.map(({ template }) => template) ?? [])];
  return all.filter(
    ({ promptTemplate }, i) => all.findIndex((each) => each.promptTemplate === promptTemplate) === i,
  );
}
