import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printTemplates } from '../prompt/readTemplates';
import { defaultTuningConfig } from '../run/defaults';
import { printRunFile } from '../run/runFile';
import { writePromptTable } from '../table/promptTableFile';
import { runCliCommand as run } from '../testing/cliCommand';
import { fixturesDir } from '../testing/fixtures';
import { smallPrompt } from '../testing/promptTables';
import { smallTemplates } from '../testing/smallRun';
import { readTinyGpt } from '../testing/tinyGpt';

const here = (...parts: string[]): string => join(mkdtempSync(join(tmpdir(), 'studio-cli-')), ...parts);
const fixture = (name: string): string => join(fixturesDir, name);

const rowsOf = (path: string): readonly Record<string, unknown>[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** A run file for the small model and its 64 rows; the folder it lies in. */
function writeRun(maxSteps: number): string {
  const path = here('run.json');
  const text = printRunFile({
    data: {
      train: fixture('p-tuning-run/train.jsonl'),
      validation: fixture('p-tuning-run/val.jsonl'),
      test: undefined,
    },
    templates: smallTemplates,
    model: fixture('tiny-gpt2'),
    backend: 'wasm',
    config: { ...defaultTuningConfig, maxSequenceLength: 40, maxSteps },
  });
  writeFileSync(path, text);
  return path;
}

/** A table of the two small tasks whose prompts are words of the base. */
async function untrainedTable(): Promise<Uint8Array> {
  const { name, fingerprint, weights } = await readTinyGpt();
  const prompts = smallTemplates.map((template, i) => ({
    ...smallPrompt(template.taskname, [...weights.wordEmbeddings.subarray(384 * i, 384 * (i + 1))]),
    template,
    totalVirtualTokens: 6,
    hiddenSize: 64,
  }));
  return writePromptTable({ base: { name, fingerprint }, prompts, earlier: [], history: [] });
}

describe('npm run tune and predict', () => {
  it('turn a run file into a table, and the table into the same predictions', async () => {
    const out = here('out');
    const tuned = await run([
      ...['tune', writeRun(1000), '--max-steps', '12', '--seed', '5', '--test-share', '0'],
      ...['--json', '--out', out],
    ]);
    expect(tuned.code).toBe(0);
    const report = JSON.parse(tuned.stdout);
    expect(report).toMatchObject({ steps: 12, seed: 5, backend: 'wasm', measured_on: 'validation' });
    expect(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))).toEqual(report);

    const metrics = rowsOf(join(out, 'metrics.jsonl'));
    const steps = metrics.filter((row) => 'loss' in row);
    expect(steps.map((row) => row.step)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(Object.keys(steps[0] ?? {})).toEqual([
      'step',
      'loss',
      'learning_rate',
      'grad_norm',
      'tokens',
      'ms',
    ]);
    expect(metrics.filter((row) => 'validation_loss' in row)).not.toHaveLength(0);

    const predictions = join(out, 'predictions.jsonl');
    const right = rowsOf(predictions).filter((row) => row.prediction === row.label).length;
    expect(report.accuracy).toBeCloseTo(right / rowsOf(predictions).length, 9);

    const again = join(out, 'again.jsonl');
    const predicted = await run([
      ...['predict', '--table', join(out, 'prompt_table.safetensors'), '--out', again, '--backend', 'wasm'],
      ...['--data', fixture('p-tuning-run/val.jsonl'), '--model', fixture('tiny-gpt2')],
    ]);
    expect(predicted.code).toBe(0);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(predictions, 'utf8'));

    const strange = here('strange.jsonl');
    writeFileSync(strange, '{"taskname": "unheard of", "sentence": "Warm."}\n');
    const refused = await run([
      ...['predict', '--table', join(out, 'prompt_table.safetensors'), '--out', again, '--backend', 'wasm'],
      ...['--data', strange, '--model', fixture('tiny-gpt2')],
    ]);
    expect(refused.code).toBe(1);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(predictions, 'utf8'));

    const wrongBase = await run([
      ...['predict', '--table', join(out, 'prompt_table.safetensors'), '--out', again, '--backend', 'wasm'],
      ...['--data', fixture('p-tuning-run/val.jsonl'), '--model', fixture('tiny-gpt2-f16')],
    ]);
    expect(wrongBase.code).toBe(1);
    expect(wrongBase.stderr).toMatch(
      /made for the base tiny-gpt2 \(\w{12}\), but the base loaded is tiny-gpt2-f16 \(\w{12}\)/,
    );
  });

  it('G11 stop a prediction at Ctrl-C, keep what is answered, and go on from there', async () => {
    const table = here('table.safetensors');
    writeFileSync(table, await untrainedTable());
    const rows = readFileSync(fixture('p-tuning-run/train.jsonl'), 'utf8').trim().split('\n');
    const data = here('many.jsonl');
    const whole = Array.from({ length: 12 }, () => rows.join('\n')).join('\n');
    writeFileSync(data, `${whole}\n{"cut o`);
    const out = here('answers.jsonl');
    const argv = [
      ...['predict', '--table', table, '--data', data, '--out', out],
      ...['--model', fixture('tiny-gpt2'), '--backend', 'wasm', '--normalise', 'token'],
    ];
    let watching: ReturnType<typeof setInterval> | undefined;
    const stopped = await run(argv, (_, kill) => {
      watching ??= setInterval(() => {
        if (existsSync(out) && readFileSync(out, 'utf8') !== '') kill('SIGINT');
      }, 5);
    });
    clearInterval(watching);
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toMatch(/Stopped; \d+ of 768 rows are in .*--resume/);
    const kept = rowsOf(out);
    expect(kept.length).toBeLessThan(768);

    const before = readFileSync(out, 'utf8');
    const refused = await run([...argv, '--resume', '--normalise', 'sum']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(
      `The answers in ${out} were made with --normalise token; now it is sum.`,
    );
    expect(readFileSync(out, 'utf8')).toBe(before);

    const resumed = await run([...argv, '--resume', '--json']);
    expect(JSON.parse(resumed.stdout)).toMatchObject({
      ...{ rows: 768, kept: kept.length, skipped: 0, faulty: 1, out },
    });
    const all = rowsOf(out);
    expect(all.map((row) => row.line)).toEqual(Array.from({ length: 768 }, (_, i) => i + 1));
    const byLine = new Map(all.map((row) => [row.line, row]));
    expect(kept.every((row) => byLine.get(row.line)?.prediction === row.prediction)).toBe(true);
    expect(all.slice(64, 128).map((row) => row.prediction)).toEqual(
      all.slice(0, 64).map((row) => row.prediction),
    );
  });

  it('refuse to go on with answers to other rows, or of unknown origin', async () => {
    const table = here('table.safetensors');
    writeFileSync(table, await untrainedTable());
    const data = here('rows.jsonl');
    const rows = readFileSync(fixture('p-tuning-run/train.jsonl'), 'utf8').split('\n').slice(0, 4);
    writeFileSync(data, rows.join('\n'));
    const out = here('answers.jsonl');
    const argv = [
      ...['predict', '--table', table, '--data', data, '--out', out],
      ...['--model', fixture('tiny-gpt2'), '--backend', 'wasm', '--resume'],
    ];
    expect((await run(argv)).code).toBe(0);
    const finished = readFileSync(out, 'utf8');
    expect((await run(argv)).code).toBe(0);

    writeFileSync(data, rows.toReversed().join('\n'));
    const other = await run(argv);
    expect(other.code).toBe(1);
    expect(other.stderr).toMatch(/another file for --data, .*: its digest was \w{12} and is \w{12}\./);
    rmSync(`${out}.origin.json`);
    const unknown = await run(argv);
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain('answers.jsonl.origin.json is missing');
    expect(readFileSync(out, 'utf8')).toBe(finished);
  });

  it('refuse a run without touching what an earlier one wrote', async () => {
    const metrics = here('metrics.jsonl');
    writeFileSync(metrics, 'of an earlier run');
    const rows = here('rows.jsonl');
    const row = readFileSync(fixture('p-tuning-run/train.jsonl'), 'utf8').split('\n', 1)[0];
    writeFileSync(rows, `${row}\n`.repeat(3));
    const template = here('mood.json');
    writeFileSync(template, printTemplates(smallTemplates.filter(({ taskname }) => taskname === 'mood')));
    const argv = ['tune', writeRun(1), '--data', rows, '--template', template, '--out', dirname(metrics)];
    const refused = await run(argv);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('the same answer');
    expect(readFileSync(metrics, 'utf8')).toBe('of an earlier run');
  });

  it('stop at Ctrl-C and keep what was learnt', async () => {
    const out = here('out');
    let pressed = false;
    const stopped = await run(
      ['tune', writeRun(100_000), '--epochs', '10000', '--out', out],
      (stderr, kill) => {
        if (pressed || !stderr.includes('validation loss')) return;
        pressed = true;
        kill('SIGINT');
      },
    );
    expect(stopped.code).toBe(0);
    expect(stopped.stdout).toContain('Stopped by hand');
    expect(existsSync(join(out, 'prompt_table.safetensors'))).toBe(true);
  });

  it.each([
    [['tune', '--dta', 'x'], 2, /Unknown option '--dta'\n\nnpm run tune/],
    [['tune', '/nowhere.json'], 1, /There is no file \/nowhere\.json/],
    [
      ['predict', '--table', fixture('tiny-gpt2/config.json'), '--data', 'x', '--out', 'y'],
      1,
      /prompt table cannot be read/,
    ],
  ])('%j end with exit code %i and a sentence', async (argv, code, sentence) => {
    const ended = await run(argv);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(sentence);
    expect(ended.stdout).toBe('');
  });
});
