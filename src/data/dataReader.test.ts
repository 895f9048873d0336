import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDataReader, type ReadData } from './dataReader';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(content: string | Uint8Array, chunk = 1 << 16): ReadData {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  const reader = createDataReader('rows');
  for (let start = 0; start < bytes.length; start += chunk) reader.push(bytes.subarray(start, start + chunk));
  return reader.finish();
}

const bytesOf16 = (sign: string): number[] => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8];
const kinds = (data: ReadData): string[] => data.problems.map((problem) => problem.kind);
const linesRead = (data: ReadData): number[] => data.dataset.examples.map((example) => example.line);

describe('reading JSON Lines', () => {
  it('D1 gives the same however the bytes arrive', () => {
    const lines = fc.array(
      fc.oneof(
        fc
          .record({ taskname: fc.string(), text: fc.string({ unit: 'grapheme' }) })
          .map((row) => JSON.stringify(row)),
        fc.constantFrom('', '  ', '{"a":"b",}', '["x"]', '{"a":1}\r'),
      ),
    );
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 700 }), (rows, chunk) => {
        expect(read(rows.join('\n'), chunk)).toEqual(read(rows.join('\n')));
      }),
    );
  });

  it('D1 every row that was written comes back as it was', () => {
    const rows = fc.array(fc.dictionary(fc.string(), fc.string()), { minLength: 1 });
    fc.assert(
      fc.property(rows, (written) => {
        const { dataset } = read(written.map((row) => JSON.stringify({ ...row, taskname: 't' })).join('\n'));
        expect(dataset.examples.map((example) => Object.entries(example.fields))).toEqual(
          written.map((row) => Object.entries(row).filter(([name]) => name !== 'taskname')),
        );
      }),
    );
  });

  it('D1 never stumbles, whatever the bytes, and counts every record', () => {
    const soup = fc.array(
      fc.constantFrom(
        ...'{}[]":,;\t\n\r \\/\'ab1'.split('').map((sign) => utf8(sign)),
        utf8('{"t":"x"}\n'),
        utf8('[{"t":"x"},\n'),
        utf8('t,l\n'),
        utf8('\ufeff'),
        Uint8Array.of(0xff),
        Uint8Array.of(0),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(soup, fc.integer({ min: 1, max: 9 }), (parts, chunk) => {
        const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
        const data = read(bytes, chunk);
        const { dataset, faulty, lines } = data;
        expect(data.bytes).toBe(bytes.length);
        if (data.format === 'json-lines') expect(dataset.examples.length + faulty).toBeLessThanOrEqual(lines);
        for (const { line } of data.problems) expect(line ?? 1).toBeLessThanOrEqual(Math.max(lines, 1));
        const ordered = linesRead(data).every((line, i, all) => i === 0 || line >= (all[i - 1] ?? 0));
        expect(ordered).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('D2 keeps the numbers of lines and passes over blank ones', () => {
    const data = read('\n{"t":"one"}\r\n\r\n   \n{"t": oops}\n{"t":"two"}\n');
    expect(linesRead(data)).toEqual([2, 6]);
    expect(data.lines).toBe(6);
    expect(data.problems).toEqual([
      { kind: 'stray-text', text: 'oops', line: 5, column: 7, before: '{"t": ', after: 'oops}' },
    ]);
  });

  it('D3 removes a byte-order mark and says so', () => {
    const data = read('\ufeff{"t":"one"}\n{"t":"two"}\n');
    expect(linesRead(data)).toEqual([1, 2]);
    expect(kinds(data)).toEqual(['byte-order-mark']);
  });

  it('D3 names other encodings', () => {
    const text = '{"t":"grön"}\n{"t":"blå"}\n';
    const utf16 = Uint8Array.from([...text].flatMap((sign) => [sign.charCodeAt(0), 0]));
    expect(read(utf16).problems).toMatchObject([{ kind: 'not-utf8', looksLike: 'utf-16le' }]);
    expect(linesRead(read(utf16))).toEqual([1, 2]);
    const swapped = utf16.map((_, i) => utf16[i ^ 1] ?? 0);
    const marked = read(Uint8Array.of(0xfe, 0xff, ...swapped));
    expect(marked.problems).toMatchObject([{ looksLike: 'utf-16be' }]);
    expect(marked.dataset.examples[0]?.fields).toEqual({ t: 'grön' });
    expect(read(Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9)).problems).toMatchObject([{ looksLike: 'binary' }]);
    const chinese = Uint8Array.from([...'{"t":"中文字符中文字符中文字符"}'].flatMap(bytesOf16));
    expect(read(chinese).dataset.examples[0]?.fields).toEqual({ t: '中文字符中文字符中文字符' });
    const latin1 = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    expect(kinds(read(latin1))).toEqual(['invalid-byte', 'invalid-byte', 'not-utf8']);
  });

  it('D3 names one JSON list, whole or torn, on one line or many', () => {
    const rows = [{ t: 'one' }, { t: 'two' }];
    for (const text of [JSON.stringify(rows), JSON.stringify(rows, undefined, 2)]) {
      expect(read(text).problems).toMatchObject([{ kind: 'json-list', items: 2, line: 1 }]);
    }
    const torn = read('[\n{"t":"one"},\n\n{"t":');
    expect(torn.problems).toMatchObject([
      { kind: 'ends-early', line: 4, column: 6 },
      { kind: 'json-list', items: undefined, line: 1 },
    ]);
    expect(linesRead(torn)).toEqual([2]);
  });

  it('D3 names pretty-printed objects', () => {
    const text = [{ t: 'one' }, { t: '} {' }].map((row) => JSON.stringify(row, undefined, 2)).join('\n');
    expect(read(text).problems).toMatchObject([{ kind: 'pretty-printed', records: 2 }]);
  });

  it('D3 names separated values', () => {
    expect(read('text,label\n"a, b",good\nc,bad\n').problems).toMatchObject([
      { kind: 'separated-values', separator: 'comma', line: 1 },
    ]);
    expect(read('text\tlabel\na\tgood\n').problems).toMatchObject([{ separator: 'tab' }]);
    expect(read('text;label\na;good\n').problems).toMatchObject([{ separator: 'semicolon' }]);
  });

  it('D4 names the line and the byte that is no UTF-8, and keeps the other lines', () => {
    const bytes = utf8('{"t":"å one"}\n{"t":"å x"}\n{"t":"three"}');
    bytes[bytes.indexOf(0x78)] = 0xff;
    const data = read(bytes);
    expect(linesRead(data)).toEqual([1, 3]);
    expect(data.problems).toMatchObject([
      { kind: 'invalid-byte', line: 2, byte: 10, value: 0xff, column: 9, before: '{"t":"å ' },
    ]);
    expect(data.faulty).toBe(1);
  });

  it('D4 an item of a list or a row of a table with such a byte is left out alone', () => {
    for (const text of ['[\n{"t":"å",\n"u":"x"},\n{"t":"b"}\n]', 't,u\n"å\nx",y\nb,c\n']) {
      const bytes = utf8(text);
      bytes[bytes.indexOf(0x78)] = 0xff;
      const data = read(bytes);
      expect(data.dataset.examples).toMatchObject([{ fields: { t: 'b' } }]);
      expect(data.problems).toContainEqual(expect.objectContaining({ kind: 'invalid-byte', line: 3 }));
      expect(data.faulty).toBe(1);
    }
  });

  it('D5 shows 30 characters on either side', () => {
    const [problem] = read(`{"t":"${'x'.repeat(50)}", oops, "u":"${'y'.repeat(50)}"}`).problems;
    expect(problem).toMatchObject({ line: 1, column: 60 });
    expect(problem?.before).toBe(`${'x'.repeat(27)}", `);
    expect(problem?.after).toBe(`oops, "u":"${'y'.repeat(19)}`);
  });

  it('D6 names JSON that is no object', () => {
    const data = read('{"t":"x"}\n"text"\n["a"]\n17\nnull\ntrue\n');
    expect(linesRead(data)).toEqual([1]);
    expect(data.problems.map((problem) => 'found' in problem && problem.found)).toEqual([
      'text',
      'list',
      'number',
      'null',
      'boolean',
    ]);
  });

  it('D7 the last value of a repeated key counts', () => {
    const data = read('{"t":"x","label":"a","label":"b"}\n{"t":"\\"label\\":","label":"c"}\n');
    expect(data.dataset.examples[0]?.fields).toEqual({ t: 'x', label: 'b' });
    expect(data.problems).toMatchObject([{ kind: 'repeated-key', name: 'label', line: 1, column: 22 }]);
  });

  it('D7 does not look for repeated keys in text nested without end', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const data = read(`{"t":"x \\":","deep":${deep}}`);
    expect(data.dataset.examples).toHaveLength(1);
    expect(kinds(data)).toEqual(['column-not-text']);
  });

  it('D7 tells once of spaces around the name of a column', () => {
    const data = read('{"t":"x"}\n{" t":"x"}\n{" t":"y"}\n');
    expect(data.problems).toMatchObject([
      { kind: 'spaces-around-name', name: ' t', rows: 2, line: 2, column: 2 },
    ]);
    expect(data.problemCounts).toEqual({ 'spaces-around-name': 2 });
  });

  it('D8 a number in a column keeps the row usable and is told once', () => {
    const data = read('{"t":"x","score":0.4}\n{"t":"y","score":1}\n');
    expect(data.dataset.examples[1]).toEqual({
      line: 2,
      taskname: undefined,
      fields: { t: 'y' },
      notText: { score: 'number' },
    });
    expect(data.dataset.fieldNames).toEqual(['t', 'score']);
    expect(data.problems).toMatchObject([
      { kind: 'column-not-text', name: 'score', found: 'number', rows: 2 },
    ]);
  });

  it('D8 a taskname that is not text makes the row unusable', () => {
    const data = read('{"t":"x","taskname":7}\n{"t":"x","taskname":"a"}\n');
    expect(linesRead(data)).toEqual([2]);
    expect(kinds(data)).toEqual(['taskname-not-text']);
  });

  it('D8 columns may have the names of object properties', () => {
    const data = read('{"__proto__":"a","constructor":"b"}');
    expect(Object.entries(data.dataset.examples[0]?.fields ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });

  it('D12 lists at most 1 000 problems, counts all, and lets every kind be seen', () => {
    const data = read(`${'{"a":"b",}\n'.repeat(3000)}{'a':'b'}\n`);
    expect(data.problems.length).toBeLessThanOrEqual(1000);
    expect(data.problemCounts).toEqual({ 'trailing-comma': 3000, 'wrong-quotes': 1 });
    expect(kinds(data)).toContain('wrong-quotes');
  });

  it('an empty file has no rows and no problems', () => {
    expect(read('')).toMatchObject({ lines: 0, bytes: 0, problems: [], dataset: { examples: [] } });
    expect(read('\n \n')).toMatchObject({ lines: 2, problems: [], dataset: { examples: [] } });
  });
});
