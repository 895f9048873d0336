import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCliCommand as run } from '../testing/cliCommand';
import { fixturesDir, readFixtureBytes } from '../testing/fixtures';
import { readExportOptions, readImportOptions } from './exchangeOptions';
import { UsageError } from './usage';

const here = (...parts: string[]): string => join(mkdtempSync(join(tmpdir(), 'studio-exchange-')), ...parts);
const fixture = (name: string): string => join(fixturesDir, name);
const model = ['--model', fixture('tiny-gpt2')];

const template = {
  taskname: 'sentiment',
  prompt_template: '<|VIRTUAL_PROMPT_0|> {text} sentiment:{label}',
  total_virtual_tokens: 6,
  virtual_token_splits: [6],
  answer_field: 'label',
};

describe('npm run import and export', () => {
  it('take an adapter of PEFT in and give it back, number by number', async () => {
    const templates = here('template.json');
    writeFileSync(templates, JSON.stringify(template));
    const table = here('prompt_table.safetensors');
    const taken = await run([
      ...['import', '--from', fixture('peft/p_tuning'), '--out', table, ...model],
      ...['--template', templates, '--json'],
    ]);
    expect(taken.code).toBe(0);
    expect(JSON.parse(taken.stdout)).toEqual({
      format: 'peft',
      tasks: [{ taskname: 'sentiment', virtual_tokens: 6, hidden_size: 64 }],
      left_aside: [],
      out: table,
    });

    const out = here('out');
    const given = await run([
      'export',
      '--table',
      table,
      '--format',
      'peft',
      '--out',
      out,
      ...model,
      '--json',
    ]);
    expect(given.code).toBe(0);
    expect(JSON.parse(given.stdout)).toMatchObject({
      format: 'peft',
      files: [{ path: 'sentiment/adapter_config.json' }, { path: 'sentiment/adapter_model.safetensors' }, {}],
      tasks: [{ taskname: 'sentiment', peft: true, reason: null }],
    });
    const numbers = (bytes: Uint8Array) => Buffer.from(bytes.subarray(-6 * 64 * 4)).toString('hex');
    const written = readFileSync(join(out, 'sentiment', 'adapter_model.safetensors'));
    expect(numbers(written)).toBe(numbers(readFixtureBytes('peft/p_tuning/adapter_model.safetensors')));
  });

  it('give .npy files and take them back under their tasknames, number by number', async () => {
    const nemo = fixture('nemo-table/two-tasks.nemo');
    const [table, npy, again] = [here('a.json'), here('npy'), here('b.json')];
    expect((await run(['import', '--from', nemo, '--out', table, ...model])).code).toBe(0);
    await run(['export', '--table', table, '--format', 'npy', '--out', npy, ...model]);
    const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
    const templates = here('templates.json');
    writeFileSync(templates, JSON.stringify(read(table).task_templates));
    const back = await run(['import', '--from', npy, '--template', templates, '--out', again, ...model]);
    expect(back.stderr).not.toContain('template');
    const rowsByTask = (path: string) => {
      const { task_templates: tasks, prompt_embeddings: rows } = read(path);
      return new Map(tasks.map(({ taskname }: { taskname: string }, i: number) => [taskname, rows[i]]));
    };
    expect(rowsByTask(again)).toEqual(rowsByTask(table));
    expect([...rowsByTask(again).keys()]).toContain('intent_and-slot 2');
  });

  it('take a table of NeMo in, and say why PEFT cannot run a task', async () => {
    const table = here('prompt_table.json');
    const nemo = ['import', '--from', fixture('nemo-table/with-encoder.nemo'), '--out', table, ...model];
    const taken = await run(nemo);
    expect(taken.code).toBe(0);
    expect(taken.stdout).toBe(
      '“mood”: 6 virtual tokens of width 64\n“intent_and-slot 2”: 4 virtual tokens of width 64\nLeft aside: prompt_encoder\n',
    );
    const out = here('out');
    const given = await run(['export', '--table', table, '--format', 'peft', '--out', out, ...model]);
    expect(given.code).toBe(0);
    expect(given.stdout).toContain('“mood” is no PEFT adapter.');
    expect(given.stdout).toContain(join(out, 'mood', 'splice_prompt.py'));
    expect(given.stdout).toContain(join(out, 'intent_and-slot_2', 'adapter_config.json'));
  });

  it.each<[string, readonly string[], RegExp]>([
    [
      'a hostile pickle',
      ['--from', fixture('nemo-table/hostile.nemo')],
      /__builtin__\.print .*Nothing of it was executed/,
    ],
    [
      'an adapter without a template',
      ['--from', fixture('peft/prompt_tuning')],
      /which task its prompt is for/,
    ],
    [
      'a task that is not there',
      ['--from', fixture('nemo-table/two-tasks.nemo'), '--task', 'weather'],
      /weather.*mood/,
    ],
  ])('refuse %s with a sentence, and write nothing', async (_, argv, sentence) => {
    const out = here('prompt_table.safetensors');
    const refused = await run(['import', '--out', out, ...model, ...argv]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(sentence);
    expect(() => readFileSync(out)).toThrow('ENOENT');
  });

  it.each([[['--table', 'a']], [['--table', 'a', '--out', 'b', '--format', 'onnx']], [['--format', 'npy']]])(
    'export with %j is wrong use',
    (argv) => expect(() => readExportOptions(argv)).toThrow(UsageError),
  );

  it.each([[['--from', 'a']], [['--out', 'b']], [['--from', 'a', '--out', 'b', '--shots', '1']]])(
    'import with %j is wrong use',
    (argv) => expect(() => readImportOptions(argv)).toThrow(UsageError),
  );
});
