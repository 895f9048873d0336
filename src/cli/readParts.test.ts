import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDataSource } from '../data/readDataSource';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { defaultTuningConfig } from '../run/defaults';
import { plainTemplate } from '../testing/tuneRequest';
import { readParts } from './readParts';

const rows = Array.from({ length: 40 }, (_, i) =>
  JSON.stringify({ taskname: 'mood', text: `text ${i}`, label: i % 4 === 0 ? ' bad' : ' good' }),
);

/** Reads a training file with these lines; what was told on the way. */
async function read(
  lines: readonly string[],
  template: TaskTemplate = plainTemplate,
  trainRows?: number,
  held: readonly string[] = [],
) {
  const data = join(mkdtempSync(join(tmpdir(), 'studio-parts-')), 'train.jsonl');
  writeFileSync(data, lines.join('\n'));
  const told: string[] = [];
  const plan = { data, validation: undefined, test: undefined, model: '', backend: 'cpu' } as const;
  const parts = readParts(
    { ...plan, templates: [template], config: defaultTuningConfig },
    { trainRows, held },
    (line) => told.push(line),
  );
  return { parts: (await parts).data, leaveOut: (await parts).leaveOut, told, data };
}

describe('the rows of a run', () => {
  it('are checked, and what is wrong is told with its line', async () => {
    const { told, data } = await read([...rows, '{"text": "cut o']);
    expect(told.join('\n')).toContain(`${data}: Line 41`);
  });

  it('may be fewer, drawn in proportion; line numbers stay true', async () => {
    const { parts } = await read(rows, plainTemplate, 8);
    const { examples } = (await readDataSource(parts.train)).dataset;
    expect(examples.map((row) => row.fields.label).filter((label) => label === ' bad')).toHaveLength(2);
    expect(examples).toHaveLength(8);
    for (const { line, fields } of examples) expect(fields.text).toBe(`text ${line - 1}`);
  });

  it('R1 leave alone those of tasks that the table holds and the run does not teach, and say so', async () => {
    const others = rows.map((row) => row.replace('mood', 'older'));
    const found = await read([...others, ...rows], plainTemplate, 8, ['older', 'mood', 'unheard of']);
    expect(found.leaveOut).toEqual(['older']);
    expect(found.told.join('\n')).toContain('holds already are left alone: older');
    const { examples } = (await readDataSource(found.parts.train)).dataset;
    expect(examples.map(({ taskname }) => taskname)).toEqual(Array.from({ length: 8 }, () => 'mood'));
  });

  it('R1 are all read where one names no task: it belongs to the only template', async () => {
    const nameless = JSON.stringify({ text: 'text', label: ' good' });
    const found = await read([...rows.slice(0, 4), nameless], plainTemplate, undefined, ['older']);
    expect(found.leaveOut).toEqual([]);
  });

  it.each([
    ['an empty file', [''], { kind: 'no-usable-rows', problem: undefined }],
    ['no usable row', ['nonsense'], { kind: 'no-usable-rows', problem: { line: 1 } }],
  ])('refuse %s', async (_, lines, failure) => {
    await expect(read(lines)).rejects.toMatchObject({ failure });
  });

  it.each([
    [
      'a template without a slot',
      { promptTemplate: '{text} mood:{label}', virtualTokenSplits: [], totalVirtualTokens: 0 },
      'no-slot',
    ],
    ['splits that do not add up', { totalVirtualTokens: 9 }, 'splits-sum'],
    [
      'an unknown field',
      { promptTemplate: plainTemplate.promptTemplate.replace('{text}', '{body}') },
      'unknown-field',
    ],
  ])('refuse %s', async (_, change, kind) => {
    await expect(read(rows, { ...plainTemplate, ...change })).rejects.toMatchObject({
      failure: {
        kind: 'templates-unfit',
        problems: expect.arrayContaining([expect.objectContaining({ kind })]),
      },
    });
  });

  it('are missed when there is no file', async () => {
    const plan = { validation: undefined, test: undefined, model: '', backend: 'cpu' } as const;
    const missing = readParts(
      { ...plan, data: '/nowhere.jsonl', templates: [plainTemplate], config: defaultTuningConfig },
      { trainRows: undefined, held: [] },
      () => undefined,
    );
    await expect(missing).rejects.toMatchObject({
      failure: { kind: 'file-missing', name: '/nowhere.jsonl' },
    });
  });
});
