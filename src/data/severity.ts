import type { DataFault } from './dataProblem';

/** A note tells how something was read; a warning leaves the row usable; an error costs the row or the file. */
export type Severity = 'note' | 'warning' | 'error';

/** How bad each kind is. A record over the closed union: none can be forgotten. */
const severities: Readonly<Record<DataFault['kind'], Severity>> = {
  'byte-order-mark': 'note',
  'not-utf8': 'error',
  'json-list': 'note',
  'pretty-printed': 'note',
  'separated-values': 'note',
  'invalid-byte': 'error',
  'several-objects': 'error',
  'trailing-comma': 'error',
  comment: 'error',
  'wrong-quotes': 'error',
  'unquoted-name': 'error',
  'foreign-word': 'error',
  'unescaped-quote': 'error',
  'ends-early': 'error',
  'bad-escape': 'error',
  'control-character': 'error',
  'bad-number': 'error',
  'missing-sign': 'error',
  'missing-value': 'error',
  'stray-text': 'error',
  'ragged-row': 'error',
  'loose-quote': 'error',
  'not-an-object': 'error',
  'repeated-key': 'warning',
  'spaces-around-name': 'warning',
  'column-not-text': 'warning',
  'taskname-not-text': 'error',
  'missing-field': 'error',
  'extra-field': 'note',
  'value-not-text': 'error',
  'empty-text': 'error',
  'looks-like-template': 'warning',
  'unknown-taskname': 'error',
  'taskname-missing': 'error',
  'label-seen-once': 'warning',
  'label-spelt-twice': 'warning',
  'too-few-of-label': 'warning',
  'one-label-only': 'warning',
  'repeated-row': 'warning',
  leak: 'warning',
};

const isKind = (kind: string): kind is DataFault['kind'] => Object.hasOwn(severities, kind);

/** Every kind that there is. */
export const allKinds: readonly DataFault['kind'][] = Object.keys(severities).filter(isKind);

/** The severity of a kind; counts that crossed the wall carry kinds as text. */
export const kindSeverity = (kind: string): Severity => (isKind(kind) ? severities[kind] : 'warning');

/** UTF-16 was converted: that is a note, where another encoding costs rows. */
export function dataSeverity(fault: DataFault): Severity {
  const wasConverted = fault.kind === 'not-utf8' && fault.looksLike.startsWith('utf-16');
  return wasConverted ? 'note' : severities[fault.kind];
}
