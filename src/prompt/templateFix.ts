import type { TemplateContext } from './checkTemplate';
import {
  answerEndFixes,
  answerFixes,
  bringsField,
  closeFixes,
  emptyFixes,
  isColumn,
  truncateFixes,
  unknownFixes,
} from './fieldFixes';
import {
  countFixes,
  fewerFixes,
  shorterFixes,
  sumFixes,
  sumOf,
  totalFixes,
  unusedSize,
  usualSlotSize,
} from './sizeFixes';
import type { TaskTemplate } from './taskTemplate';
import type { TemplateProblem } from './templateProblem';

export { usualSlotSize };

/** What one press can do about a problem of a template. */
export type TemplateFix =
  | { readonly kind: 'insert-slot-at-start'; readonly size: number }
  /** Sizes for the slots that are there; where there is one slot it gets them all together. */
  | { readonly kind: 'use-sizes'; readonly sizes: readonly number[] }
  | { readonly kind: 'add-slots'; readonly sizes: readonly number[] }
  | { readonly kind: 'use-total'; readonly total: number }
  | { readonly kind: 'set-size'; readonly marker: number; readonly size: number }
  | { readonly kind: 'renumber' }
  | { readonly kind: 'make-slot'; readonly start: number; readonly end: number; readonly size: number }
  | { readonly kind: 'replace-field'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove-text'; readonly start: number; readonly end: number }
  /** One use of the field stays: the first, or the last of the answer. */
  | { readonly kind: 'remove-repeats'; readonly name: string }
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

/** The one-press fixes of a problem, the best first; empty where only the user can know what was meant. */
export function fixesFor(
  problem: TemplateProblem,
  template: TaskTemplate,
  context: TemplateContext,
): readonly TemplateFix[] {
  return candidates(problem, template, context).filter(
    (fix) => fix.kind !== 'remove-text' || !bringsField(template.promptTemplate, fix),
  );
}

function candidates(
  problem: TemplateProblem,
  template: TaskTemplate,
  context: TemplateContext,
): readonly TemplateFix[] {
  const { span } = problem;
  switch (problem.kind) {
    case 'no-slot':
      return [{ kind: 'insert-slot-at-start', size: sumOf(template.virtualTokenSplits) || usualSlotSize }];
    case 'marker-count':
      return countFixes(template);
    case 'splits-sum':
      return sumFixes(template);
    case 'split-size':
      return [{ kind: 'set-size', marker: problem.marker, size: 1 }];
    case 'too-many-virtual':
      return fewerFixes(template, problem.maximum);
    case 'marker-repeated':
    case 'marker-gap':
    case 'markers-not-ascending':
      return [{ kind: 'renumber' }];
    case 'broken-marker':
      return span === undefined ? [] : [{ kind: 'make-slot', ...span, size: unusedSize(template) }];
    case 'empty-braces':
      return span === undefined ? [] : emptyFixes(template, context, span);
    case 'unbalanced-brace':
      return span === undefined
        ? []
        : [...closeFixes(template, context, span), { kind: 'remove-text', ...span }];
    case 'literal-braces':
      return [{ kind: 'ignore' }];
    case 'field-repeated':
      return [{ kind: 'remove-repeats', name: problem.name }, { kind: 'ignore' }];
    case 'answer-not-set':
      return [...answerFixes(template, context), { kind: 'learn-from-all' }];
    case 'answer-not-in-template':
      return [
        ...(isColumn(context, problem.name) ? [{ kind: 'add-field', name: problem.name } as const] : []),
        ...answerFixes(template, context),
      ];
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
      return unknownFixes(template, context, problem.name, problem.suggestion, span);
    case 'unused-column':
      return [{ kind: 'ignore' }, { kind: 'add-field', name: problem.name }];
    case 'taskname-not-in-data':
      return problem.inData
        .filter((name) => !(context.otherTasknames ?? []).includes(name))
        .slice(0, mostTasknames)
        .map((to) => ({ kind: 'rename-task', to }) as const);
    case 'taskname-empty':
    case 'taskname-repeated':
      return freeNames(context).map((to) => ({ kind: 'rename-task', to }) as const);
    case 'unequal-totals':
      return totalFixes(Object.values(problem.totals), context.maxSequenceLength);
    case 'newer-than-table':
      return [{ kind: 'back-to-trained' }, { kind: 'ignore' }];
    case 'rows-too-long':
      return [...truncateFixes(template), ...shorterFixes(template, context.rows?.overflow)];
    case 'values-not-text':
    case 'values-look-like-template':
      return [{ kind: 'show-data' }, { kind: 'ignore' }];
  }
}

/** Names offered for a task. */
const mostTasknames = 3;

/** A taskname of the data that no other template has; where rows name no task, any name will do. */
const freeNames = ({ tasknames = [], otherTasknames = [] }: TemplateContext): readonly string[] => {
  if (tasknames.length > 0)
    return tasknames.filter((name) => !otherTasknames.includes(name)).slice(0, mostTasknames);
  let number = 1;
  while (otherTasknames.includes(`task-${number}`)) number += 1;
  return [`task-${number}`];
};
