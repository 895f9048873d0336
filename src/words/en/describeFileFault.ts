import { assertUnreachable } from '../../base/assert';
import type { FileFault } from '../../data/dataProblem';
import type { Sentence } from '../sentence';
import { counted } from './format';

const separators = { comma: 'commas', semicolon: 'semicolons', tab: 'tabs' } as const;

/** What is wrong with a file as a whole. */
export function describeFileFault(fault: FileFault): Sentence {
  switch (fault.kind) {
    case 'byte-order-mark':
      return {
        what: 'The file starts with an invisible mark (byte-order mark).',
        hint: 'It was left out; nothing to do.',
      };
    case 'not-utf8':
      return describeEncoding(fault.looksLike);
    case 'json-list':
      return {
        what: `The whole file is one JSON list${fault.items === undefined ? '' : ` of ${counted(fault.items, 'item')}`}.`,
        hint: 'It was read item by item; nothing to do.',
      };
    case 'pretty-printed':
      return {
        what: `The objects are spread over several lines${fault.records === undefined ? '' : ` (${counted(fault.records, 'object')} found)`}.`,
        hint: 'They were read one by one; nothing to do.',
      };
    case 'separated-values':
      return {
        what: `This is a table with values separated by ${separators[fault.separator]}.`,
        hint: 'The first row was read as the names of the columns.',
      };
    default:
      return assertUnreachable(fault);
  }
}

function describeEncoding(looksLike: Extract<FileFault, { kind: 'not-utf8' }>['looksLike']): Sentence {
  switch (looksLike) {
    case 'utf-16le':
    case 'utf-16be':
      return { what: 'The file is UTF-16 text, not UTF-8.', hint: 'It was converted; nothing to do.' };
    case 'windows-1252':
      return {
        what: 'The file is not UTF-8 text; it looks like Windows-1252. Lines with such letters are left out.',
        hint: 'Convert it, or save it again with the encoding UTF-8.',
      };
    case 'binary':
      return {
        what: 'The file does not look like text at all.',
        hint: 'Choose a text file: JSON Lines, a JSON list or CSV. Spreadsheets and archives must be exported first.',
      };
    default:
      return assertUnreachable(looksLike);
  }
}
