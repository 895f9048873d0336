import { describe, expect, it } from 'vitest';
import type { DataFault } from '../../data/dataProblem';
import { oneLine } from '../sentence';
import { describeDataProblem } from './describeDataProblem';

/** One of each kind, with what its sentence must show. */
const faults: readonly (readonly [DataFault, ...string[]])[] = [
  [{ kind: 'byte-order-mark' }, 'byte-order mark'],
  [{ kind: 'not-utf8', looksLike: 'utf-16le' }, 'UTF-16', 'UTF-8'],
  [{ kind: 'not-utf8', looksLike: 'binary' }, 'text file'],
  [{ kind: 'json-list', items: 812 }, '812 items'],
  [{ kind: 'pretty-printed', records: 3 }, '3 objects'],
  [{ kind: 'separated-values', separator: 'tab' }, 'tabs'],
  [{ kind: 'invalid-byte', byte: 40, value: 0xe9 }, 'Byte 40', '0xE9'],
  [{ kind: 'several-objects' }, 'more than one object'],
  [{ kind: 'trailing-comma' }, 'comma after'],
  [{ kind: 'comment' }, 'comment'],
  [{ kind: 'wrong-quotes', quotes: 'curly' }, 'curly', 'double'],
  [{ kind: 'unquoted-name', name: 'label' }, '“label”'],
  [{ kind: 'foreign-word', word: 'None', language: 'python' }, '“None”', 'Python'],
  [{ kind: 'unescaped-quote' }, 'backslash'],
  [{ kind: 'ends-early' }, 'ends in the middle'],
  [{ kind: 'bad-escape', text: '\\x' }, '“\\x”'],
  [{ kind: 'control-character', code: 9 }, 'U+0009', '\\t'],
  [{ kind: 'bad-number', text: '01' }, '“01”'],
  [{ kind: 'missing-sign', sign: ':' }, 'colon is missing'],
  [{ kind: 'missing-value' }, 'value is missing'],
  [{ kind: 'stray-text', text: 'hello' }, '“hello”'],
  [{ kind: 'ragged-row', cells: 3, columns: 2 }, '3 cells', '2 names'],
  [{ kind: 'not-an-object', found: 'list' }, 'JSON list'],
  [{ kind: 'repeated-key', name: 'label' }, '“label”', 'last one counts'],
  [{ kind: 'spaces-around-name', name: ' label', rows: 3 }, '“ label”', '3 rows'],
  [{ kind: 'column-not-text', name: 'id', found: 'number', rows: 90 }, '“id”', 'number', '90 rows'],
  [{ kind: 'taskname-not-text', found: 'null' }, 'null'],
  [{ kind: 'missing-field', name: 'text' }, '“text”'],
  [{ kind: 'extra-field', name: 'id', rows: 2 }, '“id”', '2 rows', 'ignored'],
  [{ kind: 'value-not-text', name: 'label', found: 'number' }, '“label”', 'number'],
  [{ kind: 'empty-text', name: 'label', isAnswer: true }, '“label”', 'nothing to learn'],
  [{ kind: 'empty-text', name: 'text', isAnswer: false }, '“text” is empty'],
  [{ kind: 'looks-like-template', name: 'text', found: '{label}' }, '“{label}”', 'plain text'],
  [{ kind: 'unknown-taskname', taskname: 'moood', known: ['mood'] }, '“moood”', 'known: mood'],
  [{ kind: 'taskname-missing', known: ['mood', 'intent'] }, 'mood and intent'],
  [{ kind: 'label-seen-once', taskname: 'mood', label: 'ok' }, '“ok”', '“mood”'],
  [
    { kind: 'label-spelt-twice', taskname: 'mood', label: 'Ok', rows: 1, usual: 'ok', usualRows: 1200 },
    '“Ok” (1 row)',
    '“ok” (1,200 rows)',
  ],
  [{ kind: 'too-few-of-label', taskname: 'mood', label: 'ok', rows: 1, needed: 3 }, '1 row', '3 are needed'],
  [{ kind: 'one-label-only', taskname: 'mood', label: 'ok' }, '“mood”', '“ok”'],
  [{ kind: 'repeated-row', firstLine: 4, sameAnswer: true }, 'repeats line 4'],
  [{ kind: 'repeated-row', firstLine: 4, sameAnswer: false }, 'line 4', 'another answer'],
  [{ kind: 'leak', otherLine: 7 }, 'line 7'],
];

describe('a problem of the data', () => {
  it.each(faults.map(([fault, ...facts]) => ({ fault, facts })))(
    '$fault.kind is told with its facts',
    ({ fault, facts }) => {
      const sentence = describeDataProblem({ ...fault, line: undefined, column: undefined });
      for (const fact of facts) expect(oneLine(sentence)).toContain(fact);
      expect(sentence.hint).not.toBe('');
    },
  );

  it('begins with its place, when it has one', () => {
    const at = (line: number | undefined, column: number | undefined) =>
      describeDataProblem({ kind: 'comment', line, column }).what;
    expect([at(12, 40), at(12, 1), at(undefined, undefined)]).toEqual([
      'Line 12, column 40: The line has a comment.',
      'Line 12: The line has a comment.',
      'The line has a comment.',
    ]);
  });
});
