import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDataReader, type ReadData } from './dataReader';
import type { Repair } from './repair';

const read = (text: string, repairs: readonly Repair[] = []): ReadData => {
  const reader = createDataReader('test', repairs);
  reader.push(new TextEncoder().encode(text));
  return reader.finish();
};
const rows = ({ dataset }: ReadData) => dataset.examples.map(({ line, fields }) => [line, fields]);

describe('tables (rules D18 and D20)', () => {
  it('reads commas, tabs and semicolons; the first row names the columns', () => {
    for (const sign of [',', '\t', ';']) {
      const data = read(`text${sign}label\n"a${sign} ""b"""${sign}good\nc${sign}bad\n`);
      expect(rows(data)).toEqual([
        [2, { text: `a${sign} "b"`, label: 'good' }],
        [3, { text: 'c', label: 'bad' }],
      ]);
      expect(data.format).toBe('separated-values');
    }
  });

  it('keeps line breaks in quotes, and the line on which a row starts', () => {
    const data = read('text,label\r\n"two\nlines",a\r\n\r\nlast,b\r\n');
    expect(rows(data)).toEqual([
      [2, { text: 'two\nlines', label: 'a' }],
      [5, { text: 'last', label: 'b' }],
    ]);
  });

  it('names rows that have too few or too many cells, and keeps the others', () => {
    const data = read('text,label\na,x\nb\nc,y,z\nd,w\n');
    expect(rows(data).map(([line]) => line)).toEqual([2, 5]);
    expect(data.problems).toMatchObject([
      { kind: 'separated-values' },
      { kind: 'ragged-row', line: 3, cells: 1, columns: 2 },
      { kind: 'ragged-row', line: 4, cells: 3, columns: 2 },
    ]);
    expect(data.faulty).toBe(2);
  });

  it('refuses the line alone whose quotes do not come in pairs', () => {
    const loose = ['"she said "no" twice",x', '"never closed,x', '"a ""b"" c" d,x'];
    for (const line of loose) {
      const data = read(`text,label\n"a\nb",x\n${line}\n"c\nd",y\ne,z\n`);
      expect(rows(data)).toEqual([
        [2, { text: 'a\nb', label: 'x' }],
        [5, { text: 'c\nd', label: 'y' }],
        [7, { text: 'e', label: 'z' }],
      ]);
      const fault = { kind: 'loose-quote', line: 4, after: expect.stringContaining(line.slice(0, 20)) };
      expect(data.problems).toMatchObject([{ kind: 'separated-values' }, fault]);
    }
  });

  it('is known by its first rows even where a cell goes on for many lines', () => {
    const data = read('text,label\n"one\ntwo\nthree\nfour",x\n');
    expect(rows(data)).toEqual([[2, { text: 'one\ntwo\nthree\nfour', label: 'x' }]]);
  });

  it('takes a row that the user typed as a row or as JSON', () => {
    const text = 'text,label\n"she said "no"",x\n';
    for (const typed of ['"she said ""no""",x', '{"text":"she said \\"no\\"","label":"x"}']) {
      const data = read(text, [{ kind: 'replace-line', line: 2, text: typed }]);
      expect(rows(data)).toEqual([[2, { text: 'she said "no"', label: 'x' }]]);
    }
    const wrong = read(text, [{ kind: 'replace-line', line: 2, text: 'one cell' }]);
    expect(wrong.faulty).toBe(1);
  });

  it('does not mind separators behind the last cell', () => {
    expect(rows(read('text,label\na,x,,\nb,y\n')).map(([line]) => line)).toEqual([2, 3]);
  });

  it('reads back any cells, however they are cut into chunks', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab",;\t\n ü') });
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1 });
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (cells, sign) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const lines = cells.map((row) => row.map(quote).join(sign));
        const data = read([`first${sign}second`, ...lines].join('\r\n'));
        expect(data.dataset.examples.map(({ fields }) => [fields.first, fields.second])).toEqual(cells);
      }),
    );
  });

  it('reads a table of many pieces like a small one', () => {
    const line = `"${'word '.repeat(50)}",label\n`;
    const data = read(`text,label\n${line.repeat(5000)}`);
    expect([data.dataset.examples.length, data.faulty, data.dataset.examples.at(-1)?.line]).toEqual([
      5000, 0, 5001,
    ]);
  });

  it('gives columns without a name, or with one twice, a name of their own', () => {
    expect(read('a,,a\n1,2,3\n').dataset.fieldNames).toEqual(['a', 'column 2', 'a 3']);
  });
});
