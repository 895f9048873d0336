import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from './findJsonFault';

/** A caret (^) stands before the character that the fault is to be shown at. */
const faults: readonly (readonly [marked: string, kind: string, facts?: object])[] = [
  ['{"a":"b"^,}', 'trailing-comma'],
  ['{"a":"b"}^,', 'trailing-comma'],
  ['["a"^,]', 'trailing-comma'],
  ['{"a":"b"} ^// note', 'comment'],
  ['{"a": ^/* note */ "b"}', 'comment'],
  ['^# note', 'comment'],
  ["{^'a': 'b'}", 'wrong-quotes', { quotes: 'single' }],
  ['{"a": ^“b”}', 'wrong-quotes', { quotes: 'curly' }],
  ['{^a: "b"}', 'unquoted-name', { name: 'a' }],
  ['{"a": ^NaN}', 'foreign-word', { word: 'NaN', language: 'python' }],
  ['{"a": ^None, "b": True}', 'foreign-word', { word: 'None', language: 'python' }],
  ['{"a": ^-Infinity}', 'foreign-word', { word: '-Infinity', language: 'python' }],
  ['{"a": ^undefined}', 'foreign-word', { word: 'undefined', language: 'javascript' }],
  ['{"a": "he said ^"hi" twice"}', 'unescaped-quote'],
  ['{"a": "5^" disk", "b": "c"}', 'unescaped-quote'],
  ['{"a": "doubled ^""quotes"" here"}', 'unescaped-quote'],
  ['{"a": "cut off he^', 'ends-early'],
  ['{"a": "b"^', 'ends-early'],
  ['{"a":^', 'ends-early'],
  ['{"a": "x ^\\q"}', 'bad-escape', { text: '\\q' }],
  ['{"a": "\\n then ^\\u12"}', 'bad-escape', { text: '\\u12' }],
  ['{"a": "x^\ty"}', 'control-character', { code: 9 }],
  ['{"a": ^+1}', 'bad-number', { text: '+1' }],
  ['{"a": ^1.}', 'bad-number', { text: '1.' }],
  ['{"a": "b" ^"c": "d"}', 'missing-sign', { sign: ',' }],
  ['{"a": "b"^; "c": "d"}', 'missing-sign', { sign: ',' }],
  ['{"a" ^"b"}', 'missing-sign', { sign: ':' }],
  ['{"a": ^, "b": "c"}', 'missing-value'],
  ['{"a":"b"}^{"a":"c"}', 'several-objects'],
  ['{"a":"b"} ^hello', 'stray-text', { text: 'hello' }],
];

describe('D5 a fault of a line has a name and a place', () => {
  it.each(faults.map(([marked, kind, facts]) => ({ marked, kind, facts })))(
    '$marked',
    ({ marked, kind, facts }) => {
      const text = marked.replace('^', '');
      expect(() => JSON.parse(text)).toThrow();
      expect(findJsonFault(text)).toEqual({ fault: { kind, ...facts }, offset: marked.indexOf('^') });
    },
  );

  it('text nested without end is refused where it gets too deep', () => {
    const text = `{"a": "[[", "b": ${'['.repeat(100_000)}`;
    expect(findJsonFault(text)).toMatchObject({ fault: { kind: 'stray-text' }, offset: 17 + 499 });
  });

  it('whatever is damaged, the place lies in the line', () => {
    const damaged = fc
      .tuple(
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null))),
        fc.nat(),
        fc.string(),
      )
      .map(([row, position, typed]) => {
        const line = JSON.stringify(row);
        const cut = position % line.length;
        return line.slice(0, cut) + typed + line.slice(cut + 1);
      });
    fc.assert(
      fc.property(damaged, (line) => {
        const { fault, offset } = findJsonFault(line);
        expect(fault.kind).toMatch(/^[a-z-]+$/);
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(line.length);
      }),
    );
  });
});
