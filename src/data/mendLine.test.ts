import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendLine } from './mendLine';

const one = (text: string): unknown => {
  const mended = mendLine(text);
  return mended?.length === 1 ? JSON.parse(mended[0] ?? '') : mended;
};

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t' };
const escaped = (text: string, what: RegExp): string =>
  text.replace(what, (sign) => escapes[sign] ?? `\\${sign}`);

describe('mending a line (rule D19)', () => {
  it.each([
    ['a trailing comma', '{"t": "x", }', { t: 'x' }],
    ['a trailing comma in a list', '{"t": ["x",]}', { t: ['x'] }],
    ['a comment behind', '{"t": "x"} // note', { t: 'x' }],
    ['a comment inside', '{"t": /* note */ "x"}', { t: 'x' }],
    ['a comment as Python writes it', '{"t": "x"} # note', { t: 'x' }],
    ['Python quotes', "{'t': 'it\\'s \"so\"', 'l': 'a'}", { t: 'it\'s "so"', l: 'a' }],
    ['an apostrophe in Python quotes', "{'t': 'it's', 'l': 'a'}", { t: "it's", l: 'a' }],
    ['curly quotes', '{“t”: “x”, “l”: “y”}', { t: 'x', l: 'y' }],
    ['a name without quotes', '{t: "x", l_2: "y"}', { t: 'x', l_2: 'y' }],
    [
      'words of Python',
      '{"a": None, "b": True, "c": False, "d": NaN}',
      { a: null, b: true, c: false, d: null },
    ],
    ['escapes of Python', "{'t': 'it\\'s \\xe5\\n\\u00e4'}", { t: "it's å\nä" }],
    ['curly quotes around JSON escapes', '{“t”: “a\\nb \\"c\\"”}', { t: 'a\nb "c"' }],
    ['an apostrophe with a backslash', '{"t": "it\\\'s\\n"}', { t: "it's\n" }],
    ['a comment on a line of several', '{"t": "x", // note\n"l": "y"}', { t: 'x', l: 'y' }],
    ['a raw tab', '{"t": "a\tb"}', { t: 'a\tb' }],
    ['a backslash that escapes nothing', '{"t": "C:\\dir"}', { t: 'C:\\dir' }],
    ['several faults at once', "{t: 'x', 'n': None,} // all", { t: 'x', n: null }],
  ])('cures %s', (_, text, value) => {
    expect(one(text)).toEqual(value);
  });

  it('splits two objects on a line, with or without a comma', () => {
    expect(mendLine('{"t":1} {"t":2}')?.map((text) => JSON.parse(text))).toEqual([{ t: 1 }, { t: 2 }]);
    expect(mendLine('{"t":1}, {"t":2,}')?.map((text) => JSON.parse(text))).toEqual([{ t: 1 }, { t: 2 }]);
  });

  it.each([
    "{'t': 'rock 'n' roll'}",
    "{'t': 'say 'a', 'b': 'c'', 'l': 'x'}",
    '{“t”: “a “b” c”}',
    "{'t': '\\N{BULLET}'}",
    '{"t": "C:\\dir\\new"}',
    '{"t": "caf\\xe9"}',
    '{"t": http://a.b/c}',
    '{"t": "she said "no" twice"}',
    '{"t": "x"',
    '{"t": }',
    '{"t": "x"} nonsense',
    '{"t" "x"}',
  ])('leaves %s to the user', (text) => {
    expect(mendLine(text)).toBeUndefined();
  });

  it('is asked for by the first fault, and then mends the whole line or nothing', () => {
    const text = '{t: "x",}';
    expect(mendLine(text, (kind) => kind === 'trailing-comma')).toBeUndefined();
    expect(mendLine(text, (kind) => kind === 'unquoted-name')).toEqual(['{"t": "x"}']);
    expect(mendLine('{t: "x" "y"}', (kind) => kind === 'unquoted-name')).toBeUndefined();
  });

  it('never changes a value: a fault put into a good line is taken out again', () => {
    const faults: readonly ((text: string) => string)[] = [
      (text) => text.replace(/\}$/, ' , }'),
      (text) => `${text} // note`,
      (text) => `${text} ,`,
      (text) => text.replace('"plain"', 'plain'),
      (text) => text.replace('"plain"', "'plain'"),
    ];
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        fc.constantFrom(...faults),
        (a, b, inject) => {
          const row = { plain: a, label: b };
          const mended = mendLine(inject(JSON.stringify(row)));
          expect(mended?.map((text) => JSON.parse(text))).toEqual([row]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives what Python or a word processor meant, or nothing', () => {
    const tricky = fc.string({ unit: fc.constantFrom(...'\'",:{}[]\\ \n\tabnxu0é’“”') });
    const python = (text: string): string =>
      text.includes("'") && !text.includes('"')
        ? `"${escaped(text, /[\\\n\t]/g)}"`
        : `'${escaped(text, /[\\\n\t']/g)}'`;
    const curly = (text: string): string => `“${JSON.stringify(text).slice(1, -1)}”`;
    fc.assert(
      fc.property(tricky, tricky, fc.constantFrom(python, curly), (a, b, quote) => {
        const mended = mendLine(`{${quote('k')}: ${quote(a)}, ${quote('l')}: ${quote(b)}}`);
        if (mended === undefined) return;
        expect(mended.map((text) => JSON.parse(text))).toEqual([{ k: a, l: b }]);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves alone what is JSON already', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(mendLine(text)).toBeUndefined();
      }),
    );
  });

  it('never throws and gives JSON or nothing, whatever the line', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\'\\/*#ntTN1 \t“”') }), (text) => {
        for (const part of mendLine(text) ?? []) JSON.parse(part);
      }),
      { numRuns: 1000 },
    );
  });
});
