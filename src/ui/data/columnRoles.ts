import type { DataReport } from '../../prompt/deskReport';
import { insertPart, removePart } from '../../prompt/moveParts';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { usualSlotSize } from '../../prompt/templateFix';
import { partsOf, partsText, type TemplatePart, textOf, withText } from '../../prompt/templateText';
import { isUntouchedDefault, makeDefaultTemplate } from '../../studio/defaultTemplate';

/** What a column is for. `taskname` and `dropped` change the data, the others the template. */
export const columnRoles = ['text', 'answer', 'unused', 'taskname', 'dropped'] as const;
export type ColumnRole = (typeof columnRoles)[number];

export function roleOf(template: TaskTemplate | undefined, name: string): ColumnRole {
  if (template === undefined) return 'unused';
  if (template.answerField === name) return 'answer';
  const isUsed = partsOf(textOf(template), usualSlotSize).some((part) => isField(part, name));
  return isUsed ? 'text' : 'unused';
}

/**
 * The template with a column as text, as the answer at its end, or not at all. One that is still as it was made is made
 * anew around another answer, with its cue.
 */
export function withRole(
  template: TaskTemplate,
  name: string,
  role: 'text' | 'answer' | 'unused',
  report: DataReport,
): TaskTemplate {
  if (role === 'answer' && isUntouchedDefault(template))
    return { ...makeDefaultTemplate(report, name), taskname: template.taskname };
  const parts = partsOf(textOf(template), usualSlotSize);
  const without = parts.reduceRight(
    (all, part, index) => (isField(part, name) ? removePart(all, index) : all),
    parts as readonly TemplatePart[],
  );
  const field: TemplatePart = { kind: 'field', name };
  const noAnswer = template.answerField === name ? undefined : template.answerField;
  const noCut = template.truncateField === name ? undefined : template.truncateField;
  if (role === 'unused')
    return { ...withText(template, partsText(without)), answerField: noAnswer, truncateField: noCut };
  if (role === 'answer') {
    // A former answer stays in the text, in front of the cue.
    const text = partsText(spaced([...without, field]));
    return { ...withText(template, text), answerField: name, truncateField: noCut };
  }
  if (parts.some((part) => isField(part, name)) && template.answerField !== name) return template;
  const answer = without.findIndex((part) => noAnswer !== undefined && isField(part, noAnswer));
  const at = firstTextPlace(without, answer);
  return {
    ...withText(template, partsText(spaced(insertPart(without, at, field)))),
    answerField: noAnswer,
    truncateField: template.truncateField ?? name,
  };
}

const isField = (part: TemplatePart, name: string): boolean => part.kind === 'field' && part.name === name;

/** After the leading slot, but in front of the answer. */
function firstTextPlace(parts: readonly TemplatePart[], answer: number): number {
  const afterSlot = parts[0]?.kind === 'slot' ? 1 : 0;
  return answer < 0 ? Math.min(afterSlot, parts.length) : Math.min(afterSlot, answer);
}

/** A space between two parts that would stick together as words. */
function spaced(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  return parts.flatMap((part, index) => {
    const before = parts[index - 1];
    const sticks =
      part.kind === 'field' && before !== undefined && (before.kind !== 'text' || !/\s$/.test(before.text));
    return sticks ? [{ kind: 'text', text: ' ' } as const, part] : [part];
  });
}
