import { assertUnreachable } from '../../base/assert';
import type { LineFault } from '../../data/dataProblem';
import { quoted } from '../quoted';
import type { Sentence } from '../sentence';
import { counted } from './format';

const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');

const useDoubleQuotes = 'JSON wants straight double quotes: "text".';

/** Why a line is no JSON object. The line is left out, all others stay usable. */
export function describeLineFault(fault: LineFault): Sentence {
  switch (fault.kind) {
    case 'invalid-byte':
      return {
        what: `Byte ${fault.byte} of the line (0x${hex(fault.value, 2)}) is not valid UTF-8 text.`,
        hint: 'Save the file again with the encoding UTF-8, or delete the character.',
      };
    case 'several-objects':
      return { what: 'The line holds more than one object.', hint: 'Put each object on a line of its own.' };
    case 'trailing-comma':
      return { what: 'There is a comma after the last entry.', hint: 'Delete the comma.' };
    case 'comment':
      return { what: 'The line has a comment.', hint: 'Delete it; JSON has no comments.' };
    case 'wrong-quotes':
      return {
        what: `Text is in ${fault.quotes === 'single' ? 'single' : 'curly'} quotes.`,
        hint: useDoubleQuotes,
      };
    case 'unquoted-name':
      return { what: `The name ${quoted(fault.name)} has no quotes.`, hint: useDoubleQuotes };
    case 'foreign-word':
      return {
        what: `${quoted(fault.word)} is ${fault.language === 'python' ? 'Python' : 'JavaScript'}, not JSON.`,
        hint: 'JSON knows true, false and null; a label is text in quotes. In Python, json.dumps writes it right.',
      };
    case 'unescaped-quote':
      return {
        what: 'A text seems to end early, at a quote inside it.',
        hint: 'Put a backslash before quotes that belong to the text: \\".',
      };
    case 'ends-early':
      return {
        what: 'The line ends in the middle of the object.',
        hint: 'Complete the line. If it is the last one, the file may have been cut off: fetch it again.',
      };
    case 'bad-escape':
      return {
        what: `${quoted(fault.text)} means nothing in JSON.`,
        hint: 'Write a backslash as \\\\, or use one of \\n \\t \\" \\u0041.',
      };
    case 'control-character':
      return {
        what: `A text holds the invisible character U+${hex(fault.code, 4)}.`,
        hint: 'Write line breaks as \\n and tabs as \\t; delete other control characters.',
      };
    case 'bad-number':
      return { what: `${quoted(fault.text)} is not a number.`, hint: 'Put it in quotes if it is text.' };
    case 'missing-sign':
      return {
        what: `A ${fault.sign === ',' ? 'comma' : 'colon'} is missing here.`,
        hint: 'Names and values are separated by a colon, entries by commas.',
      };
    case 'missing-value':
      return { what: 'A value is missing here.', hint: 'Every name needs a value; "" is an empty text.' };
    case 'stray-text':
      return { what: `${quoted(fault.text)} does not belong here.`, hint: 'Delete it, or put it in quotes.' };
    case 'ragged-row':
      return {
        what: `The row has ${counted(fault.cells, 'cell')}, the header ${counted(fault.columns, 'name')}.`,
        hint: 'Text with separators or line breaks in it needs double quotes around it.',
      };
    case 'loose-quote':
      return {
        what: 'A cell that starts with a quote is not closed, or has a single quote inside.',
        hint: 'Put double quotes around the cell and write quotes inside it twice: "she said ""no"" twice".',
      };
    case 'not-an-object':
      return {
        what: `The line is a JSON ${fault.found}, not an object.`,
        hint: 'A row names its fields: {"text": "…", "label": "…"}.',
      };
    default:
      return assertUnreachable(fault);
  }
}
