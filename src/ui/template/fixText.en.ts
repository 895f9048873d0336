import { assertUnreachable } from '../../base/assert';
import type { TemplateFix } from '../../prompt/templateFix';
import { counted, listed, whole } from '../../words/en/format';

/** What a fix does, on its button. */
export function fixLabel(fix: TemplateFix): string {
  switch (fix.kind) {
    case 'insert-slot-at-start':
      return `Put a slot of ${whole(fix.size)} at the start`;
    case 'use-sizes':
      return fix.sizes.length === 1
        ? `Make it one slot of ${fix.sizes.map(whole).join('')}`
        : `Use the sizes ${listed(fix.sizes.map(whole))}`;
    case 'add-slots':
      return fix.sizes.length === 1
        ? `Add a slot of ${fix.sizes.map(whole).join('')}`
        : `Add slots of ${listed(fix.sizes.map(whole))}`;
    case 'use-total':
      return `Use ${whole(fix.total)} as the total`;
    case 'set-size':
      return `Make slot ${whole(fix.marker + 1)} ${counted(fix.size, 'token')}`;
    case 'renumber':
      return 'Renumber from left to right';
    case 'make-slot':
      return 'Make it a slot';
    case 'replace-field':
      return `Use {${fix.to}} instead`;
    case 'remove-text':
      return 'Take it out';
    case 'remove-repeats':
      return `Use {${fix.name}} only once`;
    case 'name-field':
      return `Make it {${fix.name}}`;
    case 'add-field':
      return `Put in {${fix.name}}`;
    case 'move-answer-to-end':
      return `Move {${fix.name}} to the end`;
    case 'set-answer':
      return `Make {${fix.name}} the answer`;
    case 'learn-from-all':
      return 'Learn from every token';
    case 'set-truncate':
      return fix.name === undefined ? 'Cut no field' : `Cut {${fix.name}} instead`;
    case 'add-space-before-answer':
      return 'Add a space before the answer';
    case 'remove-space-before-answer':
      return 'Take the space away';
    case 'rename-task':
      return `Call the task “${fix.to}”`;
    case 'equal-totals':
      return `Give every task ${counted(fix.total, 'virtual token')}`;
    case 'back-to-trained':
      return 'Back to the trained template';
    case 'show-data':
      return 'Show the data';
    case 'ignore':
      return 'Ignore';
    default:
      return assertUnreachable(fix);
  }
}

export const problemsText = {
  title: 'Problems',
  count: (errors: number, warnings: number) =>
    errors === 0
      ? counted(warnings, 'warning')
      : warnings === 0
        ? counted(errors, 'error')
        : `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
  valid: 'The template is valid.',
  validButWarned: 'The template is valid; these are worth a look.',
  error: 'Error',
  warning: 'Warning',
  show: 'Show in the text',
  ignored: (count: number) => `${counted(count, 'warning')} ignored`,
  heed: 'Show them again',
  fixLabel,
};
