import { assertUnreachable } from '../../base/assert';
import type { DataFault, DataPlace } from '../../data/dataProblem';
import type { Sentence } from '../sentence';
import { describeFileFault } from './describeFileFault';
import { describeLineFault } from './describeLineFault';
import { describeRowFault } from './describeRowFault';
import { describeSetFault } from './describeSetFault';

/** What is wrong with data and where, in words. */
export function describeDataProblem(problem: DataFault & Pick<DataPlace, 'line' | 'column'>): Sentence {
  const { what, hint } = describeFault(problem);
  const place = placeText(problem);
  return { what: place === '' ? what : `${place}: ${what}`, hint };
}

/** `Line 12, column 40`, `Line 12`, or nothing when the whole file is meant. */
function placeText({ line, column }: Pick<DataPlace, 'line' | 'column'>): string {
  if (line === undefined) return '';
  return column === undefined || column === 1 ? `Line ${line}` : `Line ${line}, column ${column}`;
}

function describeFault(fault: DataFault): Sentence {
  switch (fault.kind) {
    case 'byte-order-mark':
    case 'not-utf8':
    case 'json-list':
    case 'pretty-printed':
    case 'separated-values':
      return describeFileFault(fault);
    case 'invalid-byte':
    case 'several-objects':
    case 'trailing-comma':
    case 'comment':
    case 'wrong-quotes':
    case 'unquoted-name':
    case 'foreign-word':
    case 'unescaped-quote':
    case 'ends-early':
    case 'bad-escape':
    case 'control-character':
    case 'bad-number':
    case 'missing-sign':
    case 'missing-value':
    case 'stray-text':
    case 'ragged-row':
    case 'loose-quote':
    case 'not-an-object':
      return describeLineFault(fault);
    case 'repeated-key':
    case 'spaces-around-name':
    case 'column-not-text':
    case 'taskname-not-text':
    case 'missing-field':
    case 'extra-field':
    case 'value-not-text':
    case 'empty-text':
    case 'looks-like-template':
    case 'unknown-taskname':
    case 'taskname-missing':
      return describeRowFault(fault);
    case 'label-seen-once':
    case 'label-spelt-twice':
    case 'too-few-of-label':
    case 'one-label-only':
    case 'repeated-row':
    case 'leak':
      return describeSetFault(fault);
    default:
      return assertUnreachable(fault);
  }
}
