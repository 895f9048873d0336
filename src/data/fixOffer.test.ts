import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../base/turns';
import { cleanJsonl, recordAt } from './cleanJsonl';
import type { DataSource } from './dataset';
import { fixesFor } from './fixOffer';
import { checkWhole } from './problemLines';
import { proposeRepair, repairFor } from './proposeFix';
import { readDataSource } from './readDataSource';
import type { Repair } from './repair';
import { dataSeverity, kindSeverity } from './severity';

const source = (text: string): DataSource => ({ name: 'rows', bytes: new TextEncoder().encode(text) });
const context = {
  tasks: [{ taskname: 'mood', fieldNames: ['t', 'l'], answerField: 'l' }],
  heldOut: [{ line: 1, taskname: undefined, fields: { t: 'held', l: 'a' } }],
};

/** Problems of a source as the studio lists them. */
async function problemsOf(given: DataSource) {
  const data = await readDataSource(given);
  const whole = atOnce(checkWhole(data.dataset, context, true)).problems;
  return { data, problems: [...data.problems, ...whole] };
}

describe('fixes by one press (rule D21)', () => {
  it.each([
    ['trailing-comma', '{"t":"x","l":"a",}', 'mend-line'],
    ['wrong-quotes', "{'t':'x','l':'a'}", 'mend-kind'],
    ['several-objects', '{"t":"x","l":"a"} {"t":"y","l":"a"}', 'mend-line'],
    ['unescaped-quote', '{"t":"a "b" c","l":"a"}', 'skip-line'],
    ['ends-early', '{"t":"x","l":', 'skip-kind'],
    ['not-an-object', '["x"]', 'skip-line'],
    ['spaces-around-name', '{" t":"x","t":"y","l":"a"}', 'trim-column'],
    ['column-not-text', '{"t":"x","l":"a","n":1}', 'column-to-text'],
    ['value-not-text', '{"t":1,"l":"a"}', 'column-to-text'],
    ['extra-field', '{"t":"x","l":"a","id":"7"}', 'drop-column'],
    ['missing-field', '{"t":"x"}', 'skip-line'],
    ['empty-text', '{"t":"x","l":" "}', 'skip-kind'],
    ['label-spelt-twice', '{"t":"x","l":"A"}', 'merge-label'],
    ['unknown-taskname', '{"taskname":"mod","t":"x","l":"a"}', 'rename-task'],
    ['repeated-row', '{"t":"one","l":"a"}', 'skip-kind'],
    ['leak', '{"t":"HELD","l":"a"}', 'skip-line'],
    ['taskname-not-text', '{"taskname":1,"t":"x","l":"a"}', 'skip-kind'],
    ['ragged-row', 't,l\none,a\ntwo\n', 'skip-line'],
    ['ragged-row', 't,l\none,a\ntwo\n', 'skip-kind'],
    ['loose-quote', 't,l\none,a\n"x"y,b\n', 'skip-kind'],
  ] as const)('%s goes when its fix is taken', async (kind, line, fix) => {
    const rest = '\n{"t":"one","l":"a"}\n{"t":"two","l":"a"}\n{"t":"three","l":"b"}\n{"t":"four","l":"b"}\n';
    const given = source(line.startsWith('t,l') ? line : line + rest);
    const { data, problems } = await problemsOf(given);
    const problem = problems.find((each) => each.kind === kind);
    expect(problem, JSON.stringify(problems)).toBeDefined();
    const offer = problem && fixesFor(problem).find((each) => each.kind === fix);
    const repair = offer && atOnce(repairFor(offer, data.dataset, context, true));
    expect(repair).toBeDefined();
    if (repair === undefined) return;
    const after = await problemsOf({ ...given, repairs: [repair] });
    expect(after.problems.map((each) => each.kind)).not.toContain(kind);
    const proposal = await proposeRepair(given, repair);
    expect(proposal.changed).toBeGreaterThan(0);
    expect(proposal.changes[0]?.before).not.toBe(proposal.changes[0]?.after);
  });

  it('never mend a quote inside a text by themselves', async () => {
    const { problems } = await problemsOf(source('{"t":"a "b" c","l":"a"}'));
    const offers = problems.flatMap(fixesFor).map(({ kind }) => kind);
    expect(offers).toEqual(['edit-line', 'skip-line', 'skip-kind']);
  });

  it('mend no line that is stuck', async () => {
    const { problems } = await problemsOf(source('{t:"a "b" c",}'));
    expect(problems.flatMap(fixesFor).map(({ kind }) => kind)).toEqual([
      'edit-line',
      'skip-line',
      'skip-kind',
    ]);
  });

  it('leave out all lines of a kind, however many are listed', async () => {
    const given = source('{"t":"same","l":"a"}\n'.repeat(3000));
    const { data } = await problemsOf(given);
    const offer = { kind: 'skip-kind', fault: 'repeated-row' } as const;
    const repair = atOnce(repairFor(offer, data.dataset, context, true));
    const left = await readDataSource({ ...given, repairs: repair === undefined ? [] : [repair] });
    expect([left.dataset.examples.length, left.leftOut]).toEqual([1, 2999]);
  });
});

describe('a fix before it is made (rule D23)', () => {
  it('shows its first lines and counts all', async () => {
    const given = source(`${'{"t":"x",}\n'.repeat(30)}{"t":"y"}\n`);
    const proposal = await proposeRepair(given, { kind: 'mend-kind', fault: 'trailing-comma' });
    expect(proposal).toMatchObject({ changed: 30, leftOut: 0 });
    expect(proposal.changes).toHaveLength(20);
    expect(proposal.changes[0]).toEqual({ line: 1, before: '{"t":"x",}', after: '{"t":"x"}' });
    const skip = await proposeRepair(given, { kind: 'skip-kind', fault: 'trailing-comma' });
    expect(skip).toMatchObject({ changed: 30, leftOut: 30 });
  });

  it('shows what another encoding makes of the lines with invalid bytes', async () => {
    const bytes = Uint8Array.from('{"t":"x"}\n{"t":"gr\xf6n"}\n', (sign) => sign.charCodeAt(0));
    const repair = { kind: 'decode-as', encoding: 'windows-1252' } as const;
    expect(await proposeRepair({ name: 'rows', bytes }, repair)).toMatchObject({
      changed: 1,
      changes: [{ line: 2, before: '{"t":"gr\ufffdn"}', after: '{"t":"grön"}' }],
    });
  });

  it('counts only what it adds to the repairs before it', async () => {
    const given = {
      ...source('{"t":"x",}\n{"t":"z",}\n'),
      repairs: [{ kind: 'mend-line', line: 1 }] as const,
    };
    expect(await proposeRepair(given, { kind: 'mend-kind', fault: 'trailing-comma' })).toMatchObject({
      changed: 1,
    });
  });
});

describe('cleaned data (rule D22)', () => {
  it('reads back to the same rows', async () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.array(fc.string(), { maxLength: 2 }),
    );
    const row = fc.dictionary(fc.string(), value).filter((each) => !('taskname' in each));
    await fc.assert(
      fc.asyncProperty(fc.array(row), async (rows) => {
        const text = rows.map((each) => JSON.stringify(each)).join('\n\n');
        const given = { ...source(text), repairs: [{ kind: 'column-to-text', name: 'n' }] as const };
        const clean = await cleanJsonl(given);
        const bytes = new Uint8Array(await clean.arrayBuffer());
        const [before, after] = [await readDataSource(given), await readDataSource({ name: 'rows', bytes })];
        const content = (data: typeof before) =>
          data.dataset.examples.map(({ taskname, fields, notText }) => ({ taskname, fields, notText }));
        expect(content(after)).toEqual(content(before));
      }),
      { numRuns: 60 },
    );
  });

  it('reads back to the same rows whatever the file and the repairs, with nothing left to mend', async () => {
    const line = fc.constantFrom(
      '{"t":"x","l":"a"}',
      '{"l":1,"taskname":"m","t":null}',
      "{'t': 'y', 'l': True,}",
      '{t: "a "b""}',
      '{"t":"1"} {"t":"2"}',
      '{"taskname":[],"t":"x"}',
      '{"__proto__":"p","1":"q","t":"r"}',
      '["list"]',
      'plain',
      '',
    );
    const files = fc.oneof(
      fc.array(line).map((lines) => lines.join('\n')),
      fc.array(line).map((lines) => `[\n${lines.join(',\n')}\n]`),
      fc
        .array(fc.constantFrom('a,b', '"a ""q""\nb",c', 'a', '"a" b,c', 'a,b,,', ''))
        .map((rows) => ['t,l', ...rows].join('\r\n')),
    );
    const repair = fc.constantFrom<Repair>(
      { kind: 'mend-kind', fault: 'wrong-quotes' },
      { kind: 'mend-kind', fault: 'several-objects' },
      { kind: 'skip-kind', fault: 'taskname-not-text' },
      { kind: 'skip-lines', lines: [1, 3] },
      { kind: 'replace-line', line: 2, text: '{"t":"new","taskname":"n"}' },
      { kind: 'rename-column', from: 'l', to: 'taskname' },
      { kind: 'column-to-text', name: 'l' },
      { kind: 'drop-column', name: 't' },
    );
    await fc.assert(
      fc.asyncProperty(files, fc.array(repair, { maxLength: 4 }), async (text, repairs) => {
        const given = { ...source(text), repairs };
        const clean = await (await cleanJsonl(given)).text();
        const [before, after] = [await readDataSource(given), await readDataSource(source(clean))];
        const content = (data: typeof before) =>
          data.dataset.examples.map(({ taskname, fields, notText }) => ({ taskname, fields, notText }));
        expect(content(after)).toEqual(content(before));
        expect(after.faulty).toBe(0);
        expect(after.problems.map(dataSeverity)).not.toContain('error');
      }),
      { numRuns: 300 },
    );
  });

  it('holds only rows that can be used', async () => {
    const clean = await cleanJsonl({
      ...source('t,l\na,x\nb\nc,y\n'),
      repairs: [{ kind: 'skip-lines', lines: [4] }],
    });
    expect(await clean.text()).toBe('{"t":"a","l":"x"}\n');
  });

  it('has the taskname first, and no row without a usable one', async () => {
    const clean = await cleanJsonl(
      source('{"t":"a","taskname":"m","n":1}\n{"taskname":1}\n{"taskname":"m"}\n'),
    );
    expect(await clean.text()).toBe('{"taskname":"m","t":"a","n":1}\n{"taskname":"m"}\n');
  });

  it('finds the record of a line, as given and as it reads now', async () => {
    const given = {
      ...source('{"t":"x"}\n{"t":"y",}\n'),
      repairs: [{ kind: 'mend-line', line: 2 }] as const,
    };
    expect(await recordAt(given, 2)).toEqual({ given: '{"t":"y",}', text: '{"t":"y"}' });
    expect(await recordAt(given, 9)).toBeUndefined();
    const twice = '{ "t": "x", "t": "y" }';
    expect(await recordAt(source(twice), 1)).toEqual({ given: twice, text: twice });
  });
});

describe('how bad a problem is', () => {
  it('costs rows, is worth a look, or only tells how something was read', () => {
    expect(['trailing-comma', 'leak', 'json-list', 'unheard-of'].map(kindSeverity)).toEqual([
      'error',
      'warning',
      'note',
      'warning',
    ]);
    expect(dataSeverity({ kind: 'not-utf8', looksLike: 'utf-16le' })).toBe('note');
    expect(dataSeverity({ kind: 'not-utf8', looksLike: 'windows-1252' })).toBe('error');
  });
});
