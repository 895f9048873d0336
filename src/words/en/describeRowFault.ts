import { assertUnreachable } from '../../base/assert';
import type { FieldFault, RowFault } from '../../data/dataProblem';
import { quoted } from '../quoted';
import type { Sentence } from '../sentence';
import { counted, listed } from './format';

/** What is odd about a row or a column, by itself or beside the fields that the templates use. */
export function describeRowFault(fault: RowFault | FieldFault): Sentence {
  switch (fault.kind) {
    case 'repeated-key':
      return {
        what: `The field ${quoted(fault.name)} stands twice in this row; the last one counts.`,
        hint: 'Delete the one that is wrong.',
      };
    case 'spaces-around-name':
      return {
        what: `The field name ${quoted(fault.name)} has spaces around it (${counted(fault.rows, 'row')}).`,
        hint: 'A template must name it with the same spaces; better remove them from the data.',
      };
    case 'column-not-text':
      return {
        what: `The field ${quoted(fault.name)} holds a ${fault.found} instead of text (${counted(fault.rows, 'row')}).`,
        hint: 'That is fine while no template uses it; otherwise put its values in quotes.',
      };
    case 'taskname-not-text':
      return {
        what: `The taskname is a ${fault.found}, not text.`,
        hint: 'Put the name of the task in quotes.',
      };
    case 'missing-field':
      return {
        what: `The row has no field ${quoted(fault.name)}, which the template uses.`,
        hint: 'Add the field, or change the template.',
      };
    case 'extra-field':
      return {
        what: `No template uses the field ${quoted(fault.name)} (${counted(fault.rows, 'row')}).`,
        hint: 'It is ignored; nothing to do.',
      };
    case 'value-not-text':
      return {
        what: `${quoted(fault.name)} is a ${fault.found}, but the template needs text.`,
        hint: 'Put the value in quotes.',
      };
    case 'empty-text':
      return fault.isAnswer
        ? {
            what: `The answer ${quoted(fault.name)} is empty.`,
            hint: 'Fill it in; there is nothing to learn from this row.',
          }
        : { what: `${quoted(fault.name)} is empty.`, hint: 'Fill it in, or leave the row out.' };
    case 'looks-like-template':
      return {
        what: `${quoted(fault.name)} contains ${quoted(fault.found)}, which looks like a part of a template.`,
        hint: 'Here it stays plain text. NeMo would have replaced it.',
      };
    case 'unknown-taskname':
      return {
        what: `There is no template for the task ${quoted(fault.taskname)}; known: ${listed(fault.known)}.`,
        hint: 'Correct the taskname, or add a template for this task.',
      };
    case 'taskname-missing':
      return {
        what: 'The row does not say which task it belongs to.',
        hint: `With several templates every row needs a "taskname": ${listed(fault.known)}.`,
      };
    default:
      return assertUnreachable(fault);
  }
}
