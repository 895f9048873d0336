import { withVirtualTokens } from './divideVirtualTokens';
import type { TaskTemplate } from './taskTemplate';
import type { TemplateFix } from './templateFix';
import { parseTemplate } from './templateSyntax';

/** What a new slot gets where nothing says more. */
export const usualSlotSize = 10;

export const sumOf = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);

/** Numbers of the markers as they stand. */
export const markersOf = (promptTemplate: string): readonly number[] =>
  parseTemplate(promptTemplate).flatMap((segment) => (segment.kind === 'virtual' ? [segment.marker] : []));

const isSizeFor = (slots: number, total: number): boolean =>
  Number.isInteger(total) && total >= slots && slots > 0;

/** `total` divided over so many slots in the proportion of `sizes`, evenly where there are none. */
const shared = (template: TaskTemplate, slots: number, total: number): readonly number[] => {
  const { virtualTokenSplits: sizes } = template;
  const weights = sizes.length === slots ? sizes : new Array<number>(slots).fill(1);
  return withVirtualTokens({ ...template, virtualTokenSplits: weights }, total).virtualTokenSplits;
};

/** Markers and sizes that are not as many. Broken markers are a problem of their own and left out. */
export function countFixes(template: TaskTemplate): readonly TemplateFix[] {
  const { virtualTokenSplits: splits, promptTemplate } = template;
  const slots = markersOf(promptTemplate).length;
  if (slots === splits.length) return [];
  if (slots === 0) return [{ kind: 'add-slots', sizes: splits }];
  const sum = sumOf(splits);
  if (slots > splits.length) {
    const missing = new Array<number>(slots - splits.length).fill(splits.at(-1) ?? usualSlotSize);
    const filled: TemplateFix = { kind: 'use-sizes', sizes: [...splits, ...missing] };
    const divided: TemplateFix = { kind: 'use-sizes', sizes: shared(template, slots, sum) };
    return isSizeFor(slots, sum) ? [divided, filled] : [filled];
  }
  const over = splits.slice(slots - 1);
  return [
    { kind: 'use-sizes', sizes: [...splits.slice(0, slots - 1), sumOf(over)] },
    { kind: 'add-slots', sizes: over.slice(1) },
  ];
}

/** The sizes are right and the total wrong, or the other way round. */
export function sumFixes(template: TaskTemplate): readonly TemplateFix[] {
  const { virtualTokenSplits: splits, totalVirtualTokens: total } = template;
  const slots = splits.length;
  const byTotal: TemplateFix = { kind: 'use-total', total: sumOf(splits) };
  if (!isSizeFor(slots, total)) return [byTotal];
  return [byTotal, { kind: 'use-sizes', sizes: shared(template, slots, total) }];
}

/** A quarter of the room for virtual tokens. */
export function fewerFixes(template: TaskTemplate, maximum: number): readonly TemplateFix[] {
  return reducedTo(template, Math.max(template.virtualTokenSplits.length, Math.floor(maximum / 4)));
}

/** As many tokens fewer as the worst row is too long, if there are so many; where that is not known, half of them. */
export function shorterFixes(template: TaskTemplate, overflow: number | undefined): readonly TemplateFix[] {
  const total = sumOf(template.virtualTokenSplits);
  return reducedTo(template, overflow === undefined ? Math.floor(total / 2) : total - overflow);
}

function reducedTo(template: TaskTemplate, total: number): readonly TemplateFix[] {
  const { virtualTokenSplits: splits } = template;
  if (!isSizeFor(splits.length, total) || total >= sumOf(splits)) return [];
  return [{ kind: 'use-sizes', sizes: shared(template, splits.length, total) }];
}

/** Tasks with different totals: the largest that leaves room for text, or the smallest. */
export function totalFixes(totals: readonly number[], maximum: number | undefined): readonly TemplateFix[] {
  const possible = totals.filter((total) => total > 0 && (maximum === undefined || total < maximum));
  const ends = possible.length === 0 ? [] : [Math.max(...possible), Math.min(...possible)];
  return [...new Set(ends)].map((total) => ({ kind: 'equal-totals', total }) as const);
}

/** The size that no marker names, for one that was meant to. */
export function unusedSize({ promptTemplate, virtualTokenSplits: sizes }: TaskTemplate): number {
  const used = markersOf(promptTemplate);
  return sizes.find((size, marker) => size > 0 && !used.includes(marker)) ?? usualSlotSize;
}
