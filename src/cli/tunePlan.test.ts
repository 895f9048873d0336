import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printTemplates } from '../prompt/readTemplates';
import { defaultTuningConfig } from '../run/defaults';
import { printRunFile } from '../run/runFile';
import { root } from '../scripts/folders.mjs';
import { smallTemplates } from '../testing/smallRun';
import { readTuneOptions } from './tuneOptions';
import { defaultModel, readTunePlan } from './tunePlan';
import { UsageError } from './usage';

const folder = mkdtempSync(join(tmpdir(), 'studio-plan-'));
const template = smallTemplates[0];
if (template === undefined) throw new Error('there are small templates');

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const runFile = write(
  'run.json',
  printRunFile({
    data: { train: 'rows/train.jsonl', validation: undefined, test: '/data/test.jsonl' },
    templates: smallTemplates,
    model: undefined,
    backend: 'cpu',
    config: { ...defaultTuningConfig, seed: 3 },
  }),
);
const templateFile = write('templates.json', printTemplates([template]));
const planOf = (...argv: string[]) => readTunePlan(readTuneOptions(argv), () => undefined);

describe('a run on paper', () => {
  it('takes paths of a run file from where the file lies', async () => {
    const plan = await planOf(runFile);
    expect(plan).toMatchObject({
      data: join(folder, 'rows/train.jsonl'),
      validation: undefined,
      test: '/data/test.jsonl',
      templates: smallTemplates,
      model: join(root, 'public', 'models', defaultModel),
      backend: 'cpu',
    });
    expect(plan.config).toEqual({ ...defaultTuningConfig, seed: 3 });
  });

  it('lets options win over the run file', async () => {
    const plan = await planOf(
      runFile,
      '--data',
      'mine.jsonl',
      '--backend',
      'wasm',
      '--seed',
      '9',
      '--epochs',
      '2',
    );
    expect([plan.data, plan.backend, plan.config.seed, plan.config.epochs]).toEqual([
      'mine.jsonl',
      'wasm',
      9,
      2,
    ]);
  });

  it('needs no run file', async () => {
    const plan = await planOf('--data', 'a.jsonl', '--template', templateFile, '--model', 'my/gpt');
    expect(plan.templates).toEqual([template]);
    expect(plan.config).toEqual(defaultTuningConfig);
    expect(plan.model).toMatch(/my.gpt$/);
  });

  it('divides another number of virtual tokens over the markers', async () => {
    const plan = await planOf(runFile, '--virtual-tokens', '12');
    expect(plan.templates.map((each) => each.virtualTokenSplits)).toEqual([[8, 4], [12]]);
  });

  it('chooses micro-batches that fit a new batch size', async () => {
    const { config } = await planOf(runFile, '--batch-size', '12');
    expect(config.batchSize % config.microBatchSize).toBe(0);
  });

  it('takes an initial text after a colon', async () => {
    const { config } = await planOf(runFile, '--init', 'text:the mood of it', '--learning-rate', '0.5');
    expect(config.encoder.initialisation).toEqual({ kind: 'text', text: 'the mood of it' });
    expect(config.optimiser).toEqual({ ...defaultTuningConfig.optimiser, learningRate: 0.5 });
  });

  it('refuses shares that leave nothing to train on', async () => {
    await expect(planOf(runFile, '--validation-share', '0.6', '--test-share', '0.5')).rejects.toThrow(
      UsageError,
    );
  });

  it.each([
    ['{"data": ', 'not-json'],
    ['{"format_version": 99}', 'too-new'],
    ['{"format_version": 1}', 'content'],
  ])('refuses the run file %s', async (text, kind) => {
    const name = write('broken.json', text);
    await expect(planOf(name)).rejects.toMatchObject({
      failure: { kind: 'run-file-invalid', name, fault: { kind } },
    });
  });

  it('tells of a key that no template has, and goes on', async () => {
    const entry = { ...JSON.parse(printTemplates([template])).task_templates[0], colour: 'red' };
    const path = write('coloured.json', JSON.stringify([entry]));
    const told: string[] = [];
    const plan = await readTunePlan(readTuneOptions(['--data', 'a', '--template', path]), (line) =>
      told.push(line),
    );
    expect(plan.templates).toEqual([{ ...template, otherKeys: { colour: 'red' } }]);
    expect(told.join()).toContain('colour');
  });
});
