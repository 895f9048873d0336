import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import { createRandom } from '../base/random';
import { writePromptTable } from '../table/promptTableFile';
import { runCliCommand } from '../testing/cliCommand';
import { fixturesDir } from '../testing/fixtures';
import { smallPrompt } from '../testing/promptTables';
import { smallConfig, smallTemplates } from '../testing/smallRun';
import { readTinyGpt } from '../testing/tinyGpt';
import { readEvaluateOptions } from './evaluateOptions';
import { UsageError } from './usage';

const folder = mkdtempSync(join(tmpdir(), 'studio-evaluate-'));
const table = join(folder, 'prompt_table.safetensors');
const fixture = (name: string): string => join(fixturesDir, name);
const common = ['--table', table, '--model', fixture('tiny-gpt2'), '--backend', 'wasm', '--json'];

const evaluate = (argv: readonly string[]) => runCliCommand(['evaluate', ...argv]);

beforeAll(async () => {
  const { name, fingerprint, config } = await readTinyGpt();
  const random = createRandom(4);
  const template = at(smallTemplates, 0);
  const prompt = {
    ...smallPrompt(template.taskname),
    template,
    embeddings: Float32Array.from({ length: 6 * config.hiddenSize }, () => random.normal()),
    totalVirtualTokens: 6,
    hiddenSize: config.hiddenSize,
    labels: [' good', ' not good'],
    config: smallConfig,
  };
  writeFileSync(
    table,
    writePromptTable({ base: { name, fingerprint }, prompts: [prompt], earlier: [], history: [] }),
  );
});

describe('npm run evaluate', () => {
  it('sets the tuned prompts beside the commonest label and few shots, on the same rows', async () => {
    const remap = join(folder, 'remap.json');
    writeFileSync(remap, '{"not good": "good"}');
    const rows = [
      '--data',
      fixture('p-tuning-run/val.jsonl'),
      '--examples',
      fixture('p-tuning-run/train.jsonl'),
    ];
    const ended = await evaluate([...common, ...rows, '--shots', '0,2', '--seed', '3', '--with-text']);
    expect(ended.stderr).not.toContain('bug');
    const { tasks, ...rest } = JSON.parse(ended.stdout);
    expect(rest).toMatchObject({ seed: 3, normalisation: 'sum', examples: { rows: 64 }, backend: 'wasm' });
    const mood = tasks.find((task: { taskname: string }) => task.taskname === 'mood');
    expect(mood.rows).toBe(8);
    expect(mood.contestants.map((each: { contestant: string }) => each.contestant)).toEqual([
      'tuned',
      'majority',
      'zero-shot',
      '2-shot',
    ]);
    for (const { accuracy, confusion, exact_match: exact } of mood.contestants) {
      expect(accuracy).toBeGreaterThanOrEqual(0);
      expect(confusion.counts.flat().reduce((sum: number, count: number) => sum + count, 0)).toBe(8);
      expect(exact).toBeGreaterThanOrEqual(0);
    }
    expect(mood.contestants[3].shots).toEqual({ fewest: 2, most: 2 });
    expect(mood.contestants[1].calibration).toBeNull();

    const merged = await evaluate([...common, ...rows, '--shots', '0', '--remap', remap]);
    const [judged] = JSON.parse(merged.stdout).tasks;
    expect(judged.contestants.map((each: { accuracy: number }) => each.accuracy)).toEqual([1, 1, 1]);
  });

  it.each([
    [['--data', 'x'], 2, '--table is missing'],
    [[...common, '--data', 'x', '--remap', fixture('p-tuning-run/val.jsonl')], 1, 'is not JSON'],
  ])('%j ends with exit code %i and a sentence', async (argv, code, sentence) => {
    const ended = await evaluate(argv);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(sentence);
  });
});

describe('options', () => {
  const given = ['--table', 't', '--data', 'd'];
  it('have shots in the order given, each once', () => {
    expect(readEvaluateOptions([...given, '--shots', '4,0,4']).shots).toEqual([4, 0]);
    expect(readEvaluateOptions(given)).toMatchObject({ shots: [0, 1, 4], normalisation: 'sum' });
  });
  it.each([
    ['--shots', '1,,2'],
    ['--shots', '-1'],
    ['--normalise', 'length'],
    ['--seed', 'x'],
  ])('%s %s is wrong use', (...wrong) => {
    expect(() => readEvaluateOptions([...given, ...wrong])).toThrow(UsageError);
  });
});
