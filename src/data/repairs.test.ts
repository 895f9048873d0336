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

describe('lists and objects over several lines (rule D18)', () => {
  it('reads item by item with the line of each; a faulty one does not take the others with it', () => {
    const data = read('[\n  {"t": "a"},\n  {"t": "b",},\n\n  {"t": "] ,"}\n]\n');
    expect(rows(data)).toEqual([
      [2, { t: 'a' }],
      [5, { t: '] ,' }],
    ]);
    expect(data.problems).toMatchObject([
      { kind: 'trailing-comma', line: 3, column: 12 },
      { kind: 'json-list', items: 3 },
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

  it('leave out by kind what no line of JSON shows', () => {
    const table = read('a,b\n1\n"x" y,z\n1,2\n', [
      { kind: 'skip-kind', fault: 'ragged-row' },
      { kind: 'skip-kind', fault: 'loose-quote' },
    ]);
    expect([table.leftOut, table.faulty, table.dataset.examples.length]).toEqual([2, 0, 1]);
    const data = read('{"taskname":7}\n[]\n{"t":"x"}\n', [
      { kind: 'skip-kind', fault: 'taskname-not-text' },
      { kind: 'skip-kind', fault: 'not-an-object' },
    ]);
    expect([data.leftOut, data.faulty, data.dataset.examples.length]).toEqual([2, 0, 1]);
  });

  it('of a line left out and replaced, the last decision counts', () => {
    const skip: Repair = { kind: 'skip-lines', lines: [5] };
    const replace: Repair = { kind: 'replace-line', line: 5, text: '{"t": "five"}' };
    expect(rows(read(text, [skip, replace])).map(([line]) => line)).toEqual([2, 5]);
    expect(rows(read(text, [replace, skip])).map(([line]) => line)).toEqual([2]);
  });

  it('mend of all lines of a kind also what else is wrong in them', () => {
    const data = read('{t: "x",}\n{"t": "y",}\n', [{ kind: 'mend-kind', fault: 'unquoted-name' }]);
    expect(rows(data)).toEqual([[1, { t: 'x' }]]);
  });

  it('are told where they do not help: a line with another fault is stuck', () => {
    const [stuck, other] = read('{t: "x" "y"}\n{t: "x"}\n').problems;
    expect([stuck?.isStuck, other?.isStuck]).toEqual([true, undefined]);
  });

  it('read a byte that is no UTF-8 as the user writes the line, or leave it out', () => {
    const bytes = Uint8Array.from('{"t":"\xff"}\n{"t":"é"}\n', (sign) => sign.charCodeAt(0));
    const readBytes = (repairs: readonly Repair[]): ReadData => {
      const reader = createDataReader('test', repairs);
      reader.push(bytes);
      return reader.finish();
    };
    expect(rows(readBytes([{ kind: 'replace-line', line: 1, text: '{"t":"y"}' }]))).toEqual([
      [1, { t: 'y' }],
    ]);
    const left = readBytes([{ kind: 'skip-kind', fault: 'invalid-byte' }]);
    expect([left.leftOut, left.faulty, left.problemCounts['invalid-byte']]).toEqual([2, 0, undefined]);
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

  it('merge them in one task and leave the others alone', () => {
    const data = read('{"taskname":"a","l":"Yes"}\n{"taskname":"b","l":"Yes"}\n', [
      { kind: 'replace-value', name: 'l', from: 'Yes', to: 'yes', taskname: 'a' },
    ]);
    expect(rows(data).map(([, fields]) => fields)).toEqual([{ l: 'yes' }, { l: 'Yes' }]);
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
