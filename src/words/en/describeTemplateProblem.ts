import { assertUnreachable } from '../../base/assert';
import type { FitFault, RoleFault, TaskFault, TemplateFault, UseFault } from '../../prompt/templateProblem';
import { quoted } from '../quoted';
import type { Sentence } from '../sentence';
import { describeSizeFault, describeSyntaxFault } from './describeTemplateSyntax';
import { counted, listed, percent } from './format';

/** What is wrong with a template, in words. */
export function describeTemplateProblem(fault: TemplateFault): Sentence {
  switch (fault.kind) {
    case 'no-slot':
    case 'broken-marker':
    case 'marker-repeated':
    case 'marker-gap':
    case 'markers-not-ascending':
    case 'empty-braces':
    case 'unbalanced-brace':
    case 'literal-braces':
    case 'field-repeated':
      return describeSyntaxFault(fault);
    case 'marker-count':
    case 'splits-sum':
    case 'split-size':
    case 'too-many-virtual':
      return describeSizeFault(fault);
    case 'answer-not-set':
    case 'answer-not-in-template':
    case 'answer-not-last':
    case 'answer-is-truncate-field':
    case 'truncate-field-not-in-template':
    case 'no-space-before-answer':
    case 'two-spaces-before-answer':
      return describeRoleFault(fault);
    case 'rows-too-long':
    case 'values-not-text':
    case 'values-look-like-template':
    case 'newer-than-table':
      return describeUseFault(fault);
    default:
      return describeFitFault(fault);
  }
}

function describeRoleFault(fault: RoleFault): Sentence {
  switch (fault.kind) {
    case 'answer-not-set':
      return {
        what: 'The loss is to be on the answer only, but no answer field is set.',
        hint: 'Set answer_field, or switch answer_only_loss off.',
      };
    case 'answer-not-in-template':
      return {
        what: `The answer field ${quoted(fault.name)} is not in the template.`,
        hint: `Write {${fault.name}} at its end.`,
      };
    case 'answer-not-last':
      return {
        what: `${quoted(fault.after)} stands after the answer {${fault.name}}.`,
        hint: 'With loss on the answer only, the template must end with the answer.',
      };
    case 'answer-is-truncate-field':
      return {
        what: `The field ${quoted(fault.name)} is both the answer and the field to cut.`,
        hint: 'Answers are never cut; choose another truncate_field.',
      };
    case 'truncate-field-not-in-template':
      return {
        what: `The field to cut, ${quoted(fault.name)}, is not in the template.`,
        hint: 'Rows that are too long will be left out. Choose a field of the template as truncate_field.',
      };
    case 'no-space-before-answer':
      return {
        what: `No space stands between the template and the answer, and labels such as ${quoted(fault.label)} bring none.`,
        hint: `Put a space before {${fault.name}}: words begin with one for the tokenizer.`,
      };
    case 'two-spaces-before-answer':
      return {
        what: `The template ends with a space, and labels such as ${quoted(fault.label)} begin with one.`,
        hint: `Delete the space before {${fault.name}}, or those of the labels.`,
      };
    default:
      return assertUnreachable(fault);
  }
}

function describeUseFault(fault: UseFault): Sentence {
  switch (fault.kind) {
    case 'rows-too-long':
      return {
        what: `${counted(fault.rows, 'row')} of ${counted(fault.all, 'row')} (${percent(fault.rows / fault.all)}) will be left out: too long even after cutting.`,
        hint: 'Choose what to cut, shorten the template, or use fewer virtual tokens.',
      };
    case 'values-not-text':
      return {
        what: `In ${counted(fault.rows, 'row')} a field of the template is no text.`,
        hint: 'Such rows are left out; NeMo would stop. Convert the values on Data.',
      };
    case 'values-look-like-template':
      return {
        what: `${counted(fault.rows, 'row')} contain text that looks like a part of the template.`,
        hint: 'Here it stays text. NeMo would have replaced it.',
      };
    case 'newer-than-table':
      return {
        what: 'The template is no longer the one that the learned prompt was trained with.',
        hint: 'That prompt is kept with its template. Training again makes a new version.',
      };
    default:
      return assertUnreachable(fault);
  }
}

function describeFitFault(fault: FitFault | TaskFault): Sentence {
  switch (fault.kind) {
    case 'unknown-field':
      return {
        what: `The data has no field ${quoted(fault.name)}.`,
        hint:
          fault.suggestion === undefined
            ? 'Use the name of a column of the data.'
            : `Did you mean {${fault.suggestion}}?`,
      };
    case 'unused-column':
      return { what: `The column ${quoted(fault.name)} is not used.`, hint: 'It is ignored; nothing to do.' };
    case 'taskname-not-in-data':
      return {
        what: `No row belongs to this task; the rows say ${listed(fault.inData)}.`,
        hint: 'Give the template the taskname that stands in the data.',
      };
    case 'taskname-empty':
      return { what: 'The task has no name.', hint: 'Give it one; the prompt table is looked up by it.' };
    case 'taskname-repeated':
      return { what: 'Another template has the same taskname.', hint: 'Give every task a name of its own.' };
    case 'unequal-totals':
      return {
        what: `Tasks that train together need the same number of virtual tokens, but have ${listed(
          Object.entries(fault.totals).map(([taskname, total]) => `${total} (${taskname})`),
        )}.`,
        hint: 'Give every task the same total_virtual_tokens, or tune them one after another.',
      };
    default:
      return assertUnreachable(fault);
  }
}
