import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixturesDir } from '../testing/fixtures';
import { smallPrompt } from '../testing/promptTables';
import { smallTemplates } from '../testing/smallRun';
import { readEvaluateOptions } from './evaluateOptions';
import { readEvaluationRows } from './evaluationRows';

const table = {
  base: { name: 'tiny', fingerprint: '' },
  prompts: smallTemplates.map((template) => ({ ...smallPrompt(template.taskname), template })),
  earlier: [],
  history: [],
};
const said: string[] = [];
const read = (...argv: readonly string[]) =>
  readEvaluationRows(readEvaluateOptions(['--table', 't', ...argv]), table, (line) => said.push(line));
const train = join(fixturesDir, 'p-tuning-run/train.jsonl');
const validation = join(fixturesDir, 'p-tuning-run/val.jsonl');

describe('rows that are judged', () => {
  it('are all of the data where examples are given', async () => {
    const { judged, examples } = await read('--data', validation, '--examples', train);
    expect([judged.length, examples.length]).toEqual([16, 64]);
  });
  it('are four fifths of it where not: every label has an example, and no row is both', async () => {
    const { judged, examples } = await read('--data', train);
    expect(judged.length + examples.length).toBe(64);
    expect(judged.length).toBeGreaterThan(48);
    const lines = new Set(examples.map(({ line }) => line));
    expect(judged.some(({ line }) => lines.has(line))).toBe(false);
    expect(new Set(examples.map(({ fields }) => fields.label ?? fields.intent)).size).toBe(5);
    expect(await read('--data', train)).toEqual({ judged, examples });
    expect(await read('--data', train, '--seed', '2')).not.toEqual({ judged, examples });
  });
  it('have right answers to be judged by', async () => {
    const data = join(mkdtempSync(join(tmpdir(), 'studio-rows-')), 'rows.jsonl');
    writeFileSync(data, '{"taskname": "mood", "sentence": "Warm."}\n');
    await expect(read('--data', data)).rejects.toMatchObject({
      failure: { kind: 'no-answers', fields: ['label', 'intent'] },
    });
  });
  it('are left to the engine where none says its task: that is then what is wrong', async () => {
    const data = join(mkdtempSync(join(tmpdir(), 'studio-rows-')), 'rows.jsonl');
    writeFileSync(data, '{"sentence": "Warm.", "label": " good"}\n');
    expect((await read('--data', data, '--examples', train)).judged).toHaveLength(1);
  });
});
