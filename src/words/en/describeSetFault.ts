import { assertUnreachable } from '../../base/assert';
import type { SetFault } from '../../data/dataProblem';
import { quoted } from '../quoted';
import type { Sentence } from '../sentence';
import { counted } from './format';

/** What is odd about the rows taken together. */
export function describeSetFault(fault: SetFault): Sentence {
  switch (fault.kind) {
    case 'label-seen-once':
      return {
        what: `The label ${quoted(fault.label)} of task ${quoted(fault.taskname)} occurs only once.`,
        hint: 'Check its spelling; a label needs several rows to be learnt and judged.',
      };
    case 'label-spelt-twice':
      return {
        what: `The label ${quoted(fault.label)} (${counted(fault.rows, 'row')}) is nearly ${quoted(fault.usual)} (${counted(fault.usualRows, 'row')}).`,
        hint: 'They count as two labels. If they mean the same, spell them alike.',
      };
    case 'too-few-of-label':
      return {
        what: `The label ${quoted(fault.label)} of task ${quoted(fault.taskname)} has ${counted(fault.rows, 'row')}; ${fault.needed} are needed to have it in every part.`,
        hint: 'Add rows with this label, or set aside smaller shares.',
      };
    case 'one-label-only':
      return {
        what: `All rows of task ${quoted(fault.taskname)} have the label ${quoted(fault.label)}.`,
        hint: 'Add rows with at least one other label; from one alone there is nothing to learn.',
      };
    case 'repeated-row':
      return fault.sameAnswer
        ? {
            what: `The row repeats line ${fault.firstLine}.`,
            hint: 'Repeated rows weigh more; delete one unless that is meant.',
          }
        : {
            what: `The row has the same text as line ${fault.firstLine}, but another answer.`,
            hint: 'Decide which answer is right; the model cannot learn both.',
          };
    case 'leak':
      return {
        what: `The same text is also a held-out row (line ${fault.otherLine}).`,
        hint: 'Take it out of the training rows; otherwise the scores look better than they are.',
      };
    default:
      return assertUnreachable(fault);
  }
}
