import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDataReader, type ReadData } from './dataReader';
import { type Repair, readRepairs } from './repair';

const read = (text: string, repairs: readonly Repair[] = []): ReadData => {
  const reader = createDataReader('test', repairs);
  reader.push(new TextEncoder().encode(text));
  return reader.finish();
};
const rows = ({ dataset }: ReadData) => dataset.examples.map(({ line, fields }) => [line, fields]);

describe('tables (rule D18)', () => {
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

  it('gives columns without a name, or with one twice, a name of their own', () => {
    expect(read('a,,a\n1,2,3\n').dataset.fieldNames).toEqual(['a', 'column 2', 'a 3']);
  });
});

describe('lists and objects over several lines (rule D18)', () => {
  it('reads item by item with the line of each; a faulty one does not take the others with it', () => {
    const data = read('[\n  {"t": "a"},\n  {"t": "b",},\n\n  {"t": "] ,"}\n]\n');
    expect(rows(data)).toEqual([
      [2, { t: 'a' }],
      [5, { t: '] ,' }],
    ]);
    expect(data.problems).toMatchObject([
      { kind: 'json-list' },
      { kind: 'trailing-comma', line: 3, column: 12 },
    ]);
  });

  it('reads any rows that were printed as one list or spread over lines as they were', () => {
    const row = fc.dictionary(
      fc.string().filter((key) => key !== 'taskname'),
      fc.string(),
      { minKeys: 1 },
    );
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1 }),
        fc.constantFrom(0, 2),
        fc.boolean(),
        (all, indent, list) => {
          const text = list
            ? JSON.stringify(all, undefined, indent)
            : all.map((each) => JSON.stringify(each, undefined, 2)).join('\n');
          expect(read(text).dataset.examples.map(({ fields }) => ({ ...fields }))).toEqual(
            all.map((each) => ({ ...each })),
          );
        },
      ),
    );
  });
});

describe('repairs (rule D17)', () => {
  const text = '{"t": "one",}\n{"t": "two"}\n{t: "three"}\n{"t": "four",}\n{"t": "fi"ve"}\n';

  it('mend one line, or all lines of a kind; line numbers stay those of the file', () => {
    expect(rows(read(text, [{ kind: 'mend-line', line: 3 }])).map(([line]) => line)).toEqual([2, 3]);
    const all = read(text, [{ kind: 'mend-kind', fault: 'trailing-comma' }]);
    expect(rows(all).map(([line]) => line)).toEqual([1, 2, 4]);
    expect(all.faulty).toBe(2);
  });

  it('replace a line by what the user wrote, right or wrong', () => {
    const good = read(text, [{ kind: 'replace-line', line: 5, text: '{"t": "five"}' }]);
    expect(rows(good)).toContainEqual([5, { t: 'five' }]);
    const wrong = read(text, [{ kind: 'replace-line', line: 5, text: '{"t"}' }]);
    expect(wrong.problems.find(({ line }) => line === 5)).toMatchObject({ after: '}' });
  });

  it('leave lines out, counted apart from the problems', () => {
    const data = read(text, [
      { kind: 'skip-lines', lines: [2, 5] },
      { kind: 'skip-kind', fault: 'trailing-comma' },
    ]);
    expect([data.leftOut, data.faulty, data.dataset.examples.length]).toEqual([4, 1, 0]);
    expect(data.problemCounts).toEqual({ 'unquoted-name': 1 });
  });

  it('rename, drop and convert columns in their order', () => {
    const line = '{" text ": "a", "id": 7, "ok": true, "list": [1], "none": null, "label": "x"}';
    const data = read(line, [
      { kind: 'rename-column', from: ' text ', to: 'text' },
      { kind: 'column-to-text', name: 'id' },
      { kind: 'column-to-text', name: 'list' },
      { kind: 'column-to-text', name: 'none' },
      { kind: 'drop-column', name: 'ok' },
      { kind: 'rename-column', from: 'label', to: 'taskname' },
    ]);
    expect(data.dataset.examples).toMatchObject([
      { taskname: 'x', fields: { text: 'a', id: '7', list: '[1]' }, notText: { none: 'null' } },
    ]);
    expect(Object.keys(data.dataset.examples[0]?.fields ?? {})).toEqual(['text', 'id', 'list']);
  });

  it('merge two spellings of a label', () => {
    const data = read('{"l":"Good"}\n{"l":"good"}\n', [
      { kind: 'replace-value', name: 'l', from: 'Good', to: 'good' },
    ]);
    expect(rows(data).map(([, fields]) => fields)).toEqual([{ l: 'good' }, { l: 'good' }]);
  });

  it('read bytes as Windows-1252 when the user says so', () => {
    const bytes = Uint8Array.from('{"t":"gr\xf6n \x80"}\n', (sign) => sign.charCodeAt(0));
    const reader = createDataReader('test', [{ kind: 'decode-as', encoding: 'windows-1252' }]);
    reader.push(bytes.subarray(0, 9));
    reader.push(bytes.subarray(9));
    expect(reader.finish().dataset.examples[0]?.fields).toEqual({ t: 'grön €' });
  });

  it('split two objects of a line into two rows of one line', () => {
    expect(rows(read('{"t":"a"} {"t":"b"}', [{ kind: 'mend-line', line: 1 }]))).toEqual([
      [1, { t: 'a' }],
      [1, { t: 'b' }],
    ]);
  });

  it('change nothing where nothing is wrong', () => {
    const all: Repair[] = [
      { kind: 'mend-kind', fault: 'trailing-comma' },
      { kind: 'drop-column', name: 'x' },
    ];
    fc.assert(
      fc.property(fc.array(fc.record({ t: fc.string(), l: fc.string() })), (given) => {
        const lines = given.map((row) => JSON.stringify(row)).join('\n');
        expect(read(lines, all).dataset).toEqual(read(lines).dataset);
      }),
    );
  });
});

describe('repairs from outside', () => {
  it('come back as they went, and nothing else comes in', () => {
    const repairs: readonly Repair[] = [
      { kind: 'skip-lines', lines: [1, 9] },
      { kind: 'replace-line', line: 2, text: '{}' },
    ];
    expect(readRepairs(structuredClone(repairs))).toEqual({ ok: true, value: repairs });
    for (const wrong of [
      null,
      {},
      [{ kind: 'run-code' }],
      [{ kind: 'mend-line', line: 0 }],
      [{ kind: 'mend-line' }],
    ])
      expect(readRepairs(wrong).ok).toBe(false);
  });
});
