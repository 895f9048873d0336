import { assertUnreachable } from '../../../base/assert';
import type { TaskTemplate } from '../../../prompt/taskTemplate';
import { usualSlotSize } from '../../../prompt/templateFix';
import { parseTemplate } from '../../../prompt/templateSyntax';

/** What a field does besides being filled in. */
export type FieldRole = 'answer' | 'cut' | 'plain';

/** A slot or field as the reader sees it; slots count from 1. */
export type ChipFacts =
  | { readonly kind: 'slot'; readonly number: number; readonly of: number; readonly size: number }
  | { readonly kind: 'field'; readonly name: string; readonly role: FieldRole };

/** A chip with its place: characters [from, to) of the text, part `index` of the template. */
export interface PlacedChip {
  readonly chip: ChipFacts;
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

export function roleOf(template: Omit<TaskTemplate, 'promptTemplate'>, name: string): FieldRole {
  if (name === template.answerField) return 'answer';
  return name === template.truncateField ? 'cut' : 'plain';
}

/** The chips of a template from left to right. */
export function chipsOf(template: TaskTemplate): readonly PlacedChip[] {
  const segments = parseTemplate(template.promptTemplate);
  const of = segments.filter(({ kind }) => kind === 'virtual').length;
  let number = 0;
  return segments.flatMap((segment, index): readonly PlacedChip[] => {
    const place = { index, from: segment.start, to: segment.end };
    switch (segment.kind) {
      case 'text':
        return [];
      case 'field': {
        const { name } = segment;
        return [{ chip: { kind: 'field', name, role: roleOf(template, name) }, ...place }];
      }
      case 'virtual': {
        number += 1;
        const size = template.virtualTokenSplits[segment.marker] ?? usualSlotSize;
        return [{ chip: { kind: 'slot', number, of, size }, ...place }];
      }
      default:
        return assertUnreachable(segment);
    }
  });
}
