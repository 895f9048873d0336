import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendLine } from './mendLine';

const one = (text: string): unknown => {
  const mended = mendLine(text);
  return mended?.length === 1 ? JSON.parse(mended[0] ?? '') : mended;
};

describe('mending a line (rule D17)', () => {
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

  it.each(['{"t": "she said "no" twice"}', '{"t": "x"', '{"t": }', '{"t": "x"} nonsense', '{"t" "x"}'])(
    'leaves %s to the user',
    (text) => {
      expect(mendLine(text)).toBeUndefined();
    },
  );

  it('mends the kinds it may, and then the whole line or nothing', () => {
    const text = '{t: "x",}';
    expect(mendLine(text, (kind) => kind === 'trailing-comma')).toBeUndefined();
    expect(mendLine('{"t": "x",}', (kind) => kind === 'trailing-comma')).toEqual(['{"t": "x"}']);
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

  it('never throws and gives JSON or nothing, whatever the line', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\'\\/*#ntTN1 \t“”') }), (text) => {
        for (const part of mendLine(text) ?? []) JSON.parse(part);
      }),
      { numRuns: 1000 },
    );
  });
});
