import type { DataFault } from '../../data/dataProblem';

/** The name of each kind of problem, as a group's heading. A record over the closed union: none can be forgotten. */
const names: Readonly<Record<DataFault['kind'], string>> = {
  'byte-order-mark': 'Invisible mark at the start of the file',
  'not-utf8': 'Not UTF-8 text',
  'json-list': 'Read as one JSON list',
  'pretty-printed': 'Read as records over several lines',
  'separated-values': 'Read as a table',
  'invalid-byte': 'Bytes that are not text',
  'several-objects': 'Several records on one line',
  'trailing-comma': 'Trailing comma',
  comment: 'Comment',
  'wrong-quotes': 'Wrong quotation marks',
  'unquoted-name': 'Name without quotation marks',
  'foreign-word': 'Word of another language',
  'unescaped-quote': 'Quotation mark inside text',
  'ends-early': 'Line ends early',
  'bad-escape': 'Unknown escape',
  'control-character': 'Control character in text',
  'bad-number': 'Not a JSON number',
  'missing-sign': 'Missing comma or colon',
  'missing-value': 'Missing value',
  'stray-text': 'Stray text',
  'ragged-row': 'Rows with too few or too many cells',
  'loose-quote': 'Quotes in cells that do not come in pairs',
  'not-an-object': 'Not a record',
  'repeated-key': 'Repeated name',
  'spaces-around-name': 'Spaces around a column name',
  'column-not-text': 'Column that is not text',
  'taskname-not-text': 'taskname that is not text',
  'missing-field': 'Missing field',
  'extra-field': 'Column that no template uses',
  'value-not-text': 'Value that is not text',
  'empty-text': 'Empty text',
  'looks-like-template': 'Text that looks like a template',
  'unknown-taskname': 'Unknown taskname',
  'taskname-missing': 'Missing taskname',
  'label-seen-once': 'Label seen once',
  'label-spelt-twice': 'Label spelt in two ways',
  'too-few-of-label': 'Too few rows of a label',
  'one-label-only': 'One label only',
  'repeated-row': 'Repeated row',
  leak: 'Same row in training and held-out data',
};

/** Counts cross the wall with kinds as text; one that is not known is shown as it is. */
export const problemKindName = (kind: string): string =>
  (names as Readonly<Record<string, string>>)[kind] ?? kind;
