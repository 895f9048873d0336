import type { TemplateContext } from './checkTemplate';
import type { TaskTemplate } from './taskTemplate';
import type { TemplateProblem } from './templateProblem';
import { parseTemplate } from './templateSyntax';

/** What one press can do about a problem of a template. */
export type TemplateFix =
  | { readonly kind: 'insert-slot-at-start'; readonly size: number }
  /** One slot of all the sizes together; the text has one marker. */
  | { readonly kind: 'use-sizes'; readonly sizes: readonly number[] }
  | { readonly kind: 'add-slots'; readonly sizes: readonly number[] }
  | { readonly kind: 'use-total'; readonly total: number }
  | { readonly kind: 'set-size'; readonly marker: number; readonly size: number }
  | { readonly kind: 'renumber' }
  | { readonly kind: 'make-slot'; readonly start: number; readonly end: number; readonly size: number }
  | { readonly kind: 'replace-field'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove-text'; readonly start: number; readonly end: number }
  | { readonly kind: 'name-field'; readonly start: number; readonly end: number; readonly name: string }
  | { readonly kind: 'add-field'; readonly name: string }
  | { readonly kind: 'move-answer-to-end'; readonly name: string }
  | { readonly kind: 'set-answer'; readonly name: string }
  | { readonly kind: 'learn-from-all' }
  | { readonly kind: 'set-truncate'; readonly name: string | undefined }
  | { readonly kind: 'add-space-before-answer'; readonly name: string }
  | { readonly kind: 'remove-space-before-answer'; readonly name: string }
  | { readonly kind: 'rename-task'; readonly to: string }
  | { readonly kind: 'equal-totals'; readonly total: number }
  | { readonly kind: 'back-to-trained' }
  /** No change of the template: leads to the rows or the data. */
  | { readonly kind: 'show-data' }
  | { readonly kind: 'ignore' };

/** What a new slot gets where nothing says more. */
export const usualSlotSize = 10;

/** The one-press fixes of a problem, the best first. */
export function fixesFor(
  problem: TemplateProblem,
  template: TaskTemplate,
  context: TemplateContext,
): readonly TemplateFix[] {
  const { span } = problem;
  switch (problem.kind) {
    case 'no-slot':
      return [{ kind: 'insert-slot-at-start', size: template.virtualTokenSplits[0] ?? usualSlotSize }];
    case 'marker-count':
      return countFixes(problem.markers, problem.splits);
    case 'splits-sum':
      return [{ kind: 'use-total', total: problem.sum }];
    case 'split-size':
      return [{ kind: 'set-size', marker: problem.marker, size: 1 }];
    case 'too-many-virtual':
      return fewerFixes(template.virtualTokenSplits, problem.maximum);
    case 'marker-repeated':
    case 'marker-gap':
    case 'markers-not-ascending':
      return [{ kind: 'renumber' }];
    case 'broken-marker':
      return span === undefined ? [] : [{ kind: 'make-slot', ...span, size: usualSlotSize }];
    case 'empty-braces':
      return span === undefined
        ? []
        : [...nameFixes(template, context, span), { kind: 'remove-text', ...span }];
    case 'unbalanced-brace':
      return span === undefined ? [] : [{ kind: 'remove-text', ...span }];
    case 'literal-braces':
      return [{ kind: 'ignore' }];
    case 'field-repeated':
      return [...(span === undefined ? [] : [{ kind: 'remove-text', ...span } as const]), { kind: 'ignore' }];
    case 'answer-not-set':
      return [...answerFixes(template), { kind: 'learn-from-all' }];
    case 'answer-not-in-template':
      return [{ kind: 'add-field', name: problem.name }, ...answerFixes(template)];
    case 'answer-not-last':
      return answerEndFixes(problem.name, problem.after, span);
    case 'answer-is-truncate-field':
    case 'truncate-field-not-in-template':
      return truncateFixes(template);
    case 'no-space-before-answer':
      return [{ kind: 'add-space-before-answer', name: problem.name }, { kind: 'ignore' }];
    case 'two-spaces-before-answer':
      return [{ kind: 'remove-space-before-answer', name: problem.name }, { kind: 'ignore' }];
    case 'unknown-field':
      return [
        ...(problem.suggestion === undefined
          ? []
          : [{ kind: 'replace-field', from: problem.name, to: problem.suggestion } as const]),
        ...(span === undefined ? [] : [{ kind: 'remove-text', ...span } as const]),
      ];
    case 'unused-column':
      return [{ kind: 'ignore' }, { kind: 'add-field', name: problem.name }];
    case 'taskname-not-in-data':
      return problem.inData.slice(0, 1).map((to) => ({ kind: 'rename-task', to }) as const);
    case 'taskname-empty':
    case 'taskname-repeated':
      return freeNames(context).map((to) => ({ kind: 'rename-task', to }) as const);
    case 'unequal-totals':
      return [{ kind: 'equal-totals', total: Math.max(...Object.values(problem.totals)) }];
    case 'newer-than-table':
      return [{ kind: 'back-to-trained' }, { kind: 'ignore' }];
    case 'rows-too-long':
      return [...truncateFixes(template), ...fewerFixes(template.virtualTokenSplits, undefined)];
    case 'values-not-text':
    case 'values-look-like-template':
      return [{ kind: 'show-data' }, { kind: 'ignore' }];
  }
}

function countFixes(markers: number, splits: readonly number[]): readonly TemplateFix[] {
  if (markers === 0) return splits.length === 0 ? [] : [{ kind: 'add-slots', sizes: splits }];
  if (markers > splits.length) {
    const missing = new Array<number>(markers - splits.length).fill(splits.at(-1) ?? usualSlotSize);
    return [{ kind: 'use-sizes', sizes: [...splits, ...missing] }];
  }
  const kept = splits.slice(0, markers);
  const over = splits.slice(markers);
  const merged = kept.map((size, i) =>
    i === markers - 1 ? [size, ...over].reduce((a, b) => a + b, 0) : size,
  );
  return [
    { kind: 'use-sizes', sizes: merged },
    { kind: 'add-slots', sizes: over },
  ];
}

/** Half the room for virtual tokens at most; without a maximum half of what there is. */
function fewerFixes(splits: readonly number[], maximum: number | undefined): readonly TemplateFix[] {
  const total = splits.reduce((sum, size) => sum + size, 0);
  const wanted = Math.max(splits.length, Math.floor(maximum === undefined ? total / 2 : maximum / 4));
  if (splits.length === 0 || wanted >= total) return [];
  return [
    { kind: 'use-sizes', sizes: splits.map((size) => Math.max(1, Math.floor((size * wanted) / total))) },
  ];
}

const fieldNames = (template: TaskTemplate): readonly string[] => [
  ...new Set(
    parseTemplate(template.promptTemplate).flatMap((each) => (each.kind === 'field' ? [each.name] : [])),
  ),
];

/** The last field is the likeliest answer. */
function answerFixes(template: TaskTemplate): readonly TemplateFix[] {
  return fieldNames(template)
    .filter((name) => name !== template.answerField && name !== template.truncateField)
    .slice(-1)
    .map((name) => ({ kind: 'set-answer', name }) as const);
}

function answerEndFixes(name: string, after: string, span: TemplateProblem['span']): readonly TemplateFix[] {
  const isSpace = after.trim() === '' && span !== undefined;
  const trim: readonly TemplateFix[] = isSpace ? [{ kind: 'remove-text', ...span }] : [];
  return [...trim, { kind: 'move-answer-to-end', name }];
}

function truncateFixes(template: TaskTemplate): readonly TemplateFix[] {
  const others = fieldNames(template).filter(
    (name) => name !== template.answerField && name !== template.truncateField,
  );
  const first = others[0];
  const set: readonly TemplateFix[] = first === undefined ? [] : [{ kind: 'set-truncate', name: first }];
  return template.truncateField === undefined ? set : [...set, { kind: 'set-truncate', name: undefined }];
}

/** Columns that the template does not use yet, for braces without a name. */
function nameFixes(
  template: TaskTemplate,
  context: TemplateContext,
  span: { readonly start: number; readonly end: number },
): readonly TemplateFix[] {
  const used = fieldNames(template);
  const free = (context.columns ?? []).filter((name) => !used.includes(name));
  return free.slice(0, 3).map((name) => ({ kind: 'name-field', ...span, name }) as const);
}

const freeNames = ({ tasknames = [], otherTasknames = [] }: TemplateContext): readonly string[] => {
  const free = tasknames.filter((name) => !otherTasknames.includes(name));
  let number = 1;
  while (otherTasknames.includes(`task-${number}`)) number += 1;
  return [...free, `task-${number}`].slice(0, 1);
};
