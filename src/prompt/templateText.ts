import { assertUnreachable } from '../base/assert';
import type { TaskTemplate, TemplateSegment } from './taskTemplate';
import { markerText, parseTemplate } from './templateSyntax';

/** Template text with the sizes that its markers name by their numbers. */
export interface TemplateText {
  readonly text: string;
  /** Virtual tokens of marker 0, 1, 2 … */
  readonly sizes: readonly number[];
}

/** Characters [from, to) that become `insert`. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * Puts markers in order after any edit (rule T16): read from left to right, each brings the size that its number
 * names, and is then numbered by its place. A marker that stands twice has a size of its own each time; one without a
 * known size gets `newSize`; the size of a marker that is gone goes too. `changes` turn the given text into the result.
 *
 *   "<|VIRTUAL_PROMPT_1|>{a}<|VIRTUAL_PROMPT_0|>", [10, 6]  →  "<|VIRTUAL_PROMPT_0|>{a}<|VIRTUAL_PROMPT_1|>", [6, 10]
 */
export function reconcile(
  { text, sizes }: TemplateText,
  newSize: number,
): TemplateText & { readonly changes: readonly TextChange[] } {
  const changes: TextChange[] = [];
  const ordered: number[] = [];
  for (const segment of parseTemplate(text)) {
    if (segment.kind !== 'virtual') continue;
    const number = ordered.length;
    ordered.push(sizes[segment.marker] ?? newSize);
    if (segment.marker !== number)
      changes.push({ from: segment.start, to: segment.end, insert: markerText(number) });
  }
  return { text: applyChanges(text, changes), sizes: ordered, changes };
}

/** Whether markers are numbered 0, 1, 2 … from left to right with one size each: what `reconcile` makes. */
export function isReconciled({ text, sizes }: TemplateText): boolean {
  const markers = parseTemplate(text).flatMap((segment) =>
    segment.kind === 'virtual' ? [segment.marker] : [],
  );
  return markers.length === sizes.length && markers.every((marker, index) => marker === index);
}

/** Changes must be in order and must not overlap. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = '';
  let end = 0;
  for (const { from, to, insert } of changes) {
    result += text.slice(end, from) + insert;
    end = to;
  }
  return result + text.slice(end);
}

/** A segment without its place: what a list of parts holds. A slot carries its size instead of a number. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'slot'; readonly size: number };

/** Text as parts in order; `partsText` undoes it. */
export function partsOf({ text, sizes }: TemplateText, newSize: number): readonly TemplatePart[] {
  return parseTemplate(text).map((segment) => partOf(segment, sizes, newSize));
}

function partOf(segment: TemplateSegment, sizes: readonly number[], newSize: number): TemplatePart {
  switch (segment.kind) {
    case 'text':
      return { kind: 'text', text: segment.text };
    case 'field':
      return { kind: 'field', name: segment.name };
    case 'virtual':
      return { kind: 'slot', size: sizes[segment.marker] ?? newSize };
    default:
      return assertUnreachable(segment);
  }
}

/** The text of parts, slots numbered by their place. */
export function partsText(parts: readonly TemplatePart[]): TemplateText {
  const sizes: number[] = [];
  const text = parts
    .map((part) => {
      switch (part.kind) {
        case 'text':
          return part.text;
        case 'field':
          return `{${part.name}}`;
        case 'slot':
          return markerText(sizes.push(part.size) - 1);
        default:
          return assertUnreachable(part);
      }
    })
    .join('');
  return { text, sizes };
}

/** The template with this text; its total is always the sum of the sizes. */
export function withText(template: TaskTemplate, { text, sizes }: TemplateText): TaskTemplate {
  return {
    ...template,
    promptTemplate: text,
    virtualTokenSplits: sizes,
    totalVirtualTokens: sizes.reduce((sum, size) => sum + size, 0),
  };
}

/** The text and sizes of a template. */
export const textOf = ({ promptTemplate, virtualTokenSplits }: TaskTemplate): TemplateText => ({
  text: promptTemplate,
  sizes: virtualTokenSplits,
});
