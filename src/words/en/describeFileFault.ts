import { assertUnreachable } from '../../base/assert';
import type { FileFault } from '../../data/dataProblem';
import type { Sentence } from '../sentence';
import { counted } from './format';

const oneObjectPerLine =
  'Save it as JSON Lines: one object per line, for example {"text": "…", "label": "…"}.';

const encodings = {
  'utf-16le': 'It looks like UTF-16.',
  'utf-16be': 'It looks like UTF-16.',
  'windows-1252': 'It looks like Windows-1252; only lines with such bytes are left out.',
  binary: 'It does not look like text at all.',
} as const;

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
      return {
        what: `The file is not UTF-8 text. ${encodings[fault.looksLike]}`,
        hint:
          fault.looksLike === 'binary'
            ? 'Choose a text file with one JSON object per line; spreadsheets and archives must be exported first.'
            : 'Save the file again with the encoding UTF-8.',
      };
    case 'json-list':
      return {
        what: `The whole file is one JSON list${fault.items === undefined ? '' : ` of ${counted(fault.items, 'item')}`}.`,
        hint: oneObjectPerLine,
      };
    case 'pretty-printed':
      return {
        what: `The objects are spread over several lines${fault.records === undefined ? '' : ` (${counted(fault.records, 'object')} found)`}.`,
        hint: oneObjectPerLine,
      };
    case 'separated-values':
      return {
        what: `This looks like a table with values separated by ${separators[fault.separator]}.`,
        hint: oneObjectPerLine,
      };
    default:
      return assertUnreachable(fault);
  }
}
