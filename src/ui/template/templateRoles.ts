import type { TaskTemplate } from '../../prompt/taskTemplate';
import { usualSlotSize } from '../../prompt/templateFix';
import { withText } from '../../prompt/templateText';

/** Sizes of the slots, the total with them. */
const withSizes = (template: TaskTemplate, sizes: readonly number[]): TaskTemplate =>
  withText(template, { text: template.promptTemplate, sizes });

/** The field is the answer, or is no longer. What is the answer is not cut. */
export const withAnswer = (template: TaskTemplate, name: string, isAnswer: boolean): TaskTemplate => ({
  ...template,
  answerField: isAnswer ? name : undefined,
  truncateField: isAnswer && template.truncateField === name ? undefined : template.truncateField,
});

/** The field is cut when a row is too long, or is no longer. What is cut is not the answer. */
export const withCut = (template: TaskTemplate, name: string, isCut: boolean): TaskTemplate => ({
  ...template,
  truncateField: isCut ? name : undefined,
  answerField: isCut && template.answerField === name ? undefined : template.answerField,
});

/** Slot `slot` (its marker) with another size; an imported template may lack sizes for some slots. */
export function withSlotSize(template: TaskTemplate, slot: number, size: number): TaskTemplate {
  const { virtualTokenSplits: sizes } = template;
  const length = Math.max(sizes.length, slot + 1);
  return withSizes(
    template,
    Array.from({ length }, (_, i) => (i === slot ? size : (sizes[i] ?? usualSlotSize))),
  );
}

/** `tokens` go over the border after slot `left`, as far as both keep one at least. */
export function withBorderMoved(template: TaskTemplate, left: number, tokens: number): TaskTemplate {
  const a = template.virtualTokenSplits[left] ?? usualSlotSize;
  const b = template.virtualTokenSplits[left + 1] ?? usualSlotSize;
  const moved = Math.max(1 - a, Math.min(b - 1, Math.round(tokens)));
  return withSlotSize(withSlotSize(template, left, a + moved), left + 1, b - moved);
}
