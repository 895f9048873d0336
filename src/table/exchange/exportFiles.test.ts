import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNemoConfig } from '../../prompt/nemoConfig';
import { defaultTuningConfig } from '../../run/defaults';
import { failureOf } from '../../testing/failures';
import { anyTable, smallPrompt } from '../../testing/promptTables';
import { readZip } from '../archive/readZip';
import { keepPrompts } from '../keepPrompts';
import type { PromptTable, VirtualPrompt } from '../promptTable';
import { exportFiles, exportFormats, onlyTask } from './exportFiles';
import { fileNames } from './fileNames';
import { readForeign } from './readForeign';
import { toVirtualPrompt } from './toVirtualPrompt';

const base = { name: 'tiny', fingerprint: 'ab'.repeat(32), layers: 2, heads: 4, hiddenSize: 2 };
const empty: PromptTable = { base, prompts: [], earlier: [], history: [] };
const inside = smallPrompt('in the middle', [5, 6, 7, 8]);
const middle: VirtualPrompt = {
  ...inside,
  template: { ...inside.template, promptTemplate: 'Text: {text}<|VIRTUAL_PROMPT_0|> label:{label}' },
};
const table = keepPrompts(empty, [smallPrompt('mood'), middle], Date.UTC(2026, 0, 5));

const pathsOf = (files: readonly { readonly path: string }[]) => files.map(({ path }) => path);
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const everything = () => readZip(exportFiles(table, base, 'zip')[0]?.bytes ?? new Uint8Array(), 'x.zip');
const fileOf = (path: string): string => textOf(everything().find((file) => file.path === path)?.bytes);

describe('export (F10)', () => {
  test('gives each format its files', () => {
    expect(exportFormats.map((format) => pathsOf(exportFiles(table, base, format)))).toEqual([
      ['prompt_table.safetensors'],
      ['prompt_table.json'],
      ['mood.npy', 'in_the_middle.npy'],
      [
        'mood/adapter_config.json',
        'mood/adapter_model.safetensors',
        'mood/README.md',
        'in_the_middle/splice_prompt.py',
        'in_the_middle/prompt_embeddings.safetensors',
      ],
      ['task_templates.yaml'],
      ['prompt_table.zip'],
    ]);
  });

  test('puts everything and a card in one zip', () => {
    expect(pathsOf(everything())).toEqual([
      'README.md',
      'prompt_table.safetensors',
      'prompt_table.json',
      'task_templates.yaml',
      'npy/mood.npy',
      'npy/in_the_middle.npy',
      'peft/mood/adapter_config.json',
      'peft/mood/adapter_model.safetensors',
      'peft/mood/README.md',
      'splice/in_the_middle/splice_prompt.py',
      'splice/in_the_middle/prompt_embeddings.safetensors',
    ]);
  });

  test('gives equal bytes for equal tables, in every format', () => {
    fc.assert(
      fc.property(anyTable, fc.constantFrom(...exportFormats), (any, format) => {
        const write = () => exportFiles(any, { ...base, ...any.base }, format);
        const again = write();
        for (const [index, { path, bytes }] of write().entries()) {
          expect(again[index]?.path).toBe(path);
          expect(Buffer.compare(again[index]?.bytes ?? new Uint8Array(), bytes)).toBe(0);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('comes back whole from the zip, and bit for bit from every other format', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, async (any) => {
        fc.pre(any.prompts.length > 0);
        const of = { ...base, ...any.base, hiddenSize: any.prompts[0]?.hiddenSize ?? 0 };
        expect(await readForeign(exportFiles(any, of, 'zip'), 'zip')).toMatchObject({
          kind: 'table',
          table: any,
        });
        for (const format of ['peft', 'npy'] as const) {
          const files = exportFiles(any, of, format);
          const content = await readForeign(files, format);
          const prompts = content.kind === 'prompts' ? content.prompts : [];
          expect(prompts.map(({ embeddings }) => embeddings)).toEqual(
            any.prompts.map(({ embeddings }) => embeddings),
          );
          if (format === 'npy') continue;
          const back = prompts.map((prompt) =>
            toVirtualPrompt(prompt, { taskname: undefined, template: undefined }, of),
          );
          expect(back.map((each) => each.ok && [each.value.template, each.value.labels])).toEqual(
            any.prompts.map(({ template, labels }) => [template, labels]),
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  test('writes tasks that NeMo and this house read back', async () => {
    const yaml = textOf(exportFiles(table, base, 'nemo')[0]?.bytes);
    const read = await readNemoConfig(yaml);
    expect(read?.tasks.map(({ template }) => template)).toEqual(
      table.prompts.map(({ template }) => template),
    );
  });

  test('of one task leaves the others and the order of learning out', () => {
    const one = onlyTask(table, 'mood');
    expect(one.prompts).toEqual([table.prompts[0]]);
    expect(one.history).toEqual([]);
  });

  test('of a number that is not finite is refused', async () => {
    const broken = { ...table, prompts: [smallPrompt('a', [1, Number.NaN, 3, 4])] };
    expect(await failureOf(() => exportFiles(broken, base, 'zip'))).toMatchObject({
      kind: 'table-not-finite',
    });
  });
});

describe('a PEFT folder (F8)', () => {
  test('has a configuration that never lets the prompt be passed over', () => {
    expect(JSON.parse(fileOf('peft/mood/adapter_config.json'))).toEqual({
      auto_mapping: null,
      base_model_name_or_path: 'tiny',
      inference_mode: true,
      num_attention_heads: 4,
      num_layers: 2,
      num_transformer_submodules: 1,
      num_virtual_tokens: 2,
      peft_type: 'PROMPT_TUNING',
      prompt_tuning_init: 'RANDOM',
      prompt_tuning_init_text: null,
      revision: null,
      task_type: 'CAUSAL_LM',
      token_dim: 2,
      tokenizer_name_or_path: null,
    });
  });

  test('leaves out what is unknown while the base is not loaded', () => {
    const files = exportFiles(table, { ...base, layers: undefined, heads: undefined }, 'peft');
    const config = JSON.parse(textOf(files[0]?.bytes));
    expect(Object.keys(config)).not.toContain('num_layers');
    expect(Object.keys(config)).not.toContain('num_attention_heads');
  });

  test('says to the letter which text follows the prompt', () => {
    const card = fileOf('peft/mood/README.md');
    expect(card).toContain('```text\n {text} label:\n```');
    expect(card).toContain('As a Python string: `" {text} label:"`');
  });
});

describe('how a label is chosen is said (F8)', () => {
  const cardOf = (change: Partial<VirtualPrompt>): string =>
    textOf(
      exportFiles({ ...empty, prompts: [{ ...smallPrompt('mood'), ...change }] }, base, 'peft')[2]?.bytes,
    );
  const keep = 'keep = sorted({i for row in rows for i in row[start:]})';

  test('over the labels alone where the prompt was trained so, as in the studio', () => {
    expect(cardOf({})).toContain(keep);
    const config = { ...defaultTuningConfig, lossOver: 'vocabulary' } as const;
    expect(cardOf({ config })).toContain('keep = list(range(model.config.vocab_size))');
    expect(cardOf({ config: undefined })).not.toContain(keep);
  });

  test('and a task without labels writes', () => {
    expect(cardOf({ labels: [] })).toContain('model.generate(');
    expect(cardOf({ labels: [] })).not.toContain('labels =');
  });
});

describe('a model card (F11)', () => {
  test('calls unknown what is not known', () => {
    const card = fileOf('README.md');
    expect(card).toContain('Rows: unknown for training, unknown for validation, unknown for test.');
    expect(card).toContain('| this prompt | unknown | unknown |');
    expect(card).toContain(`\`${base.fingerprint}\``);
    expect(card).toContain('1. 2026-01-05: `mood` (version 1), `in the middle` (version 1)');
  });

  test('has scores beside baselines, data and settings where they are known', () => {
    const metrics = {
      validationLoss: 0.25,
      bestStep: 40,
      steps: 50,
      accuracy: 0.9,
      macroF1: 0.875,
      majorityAccuracy: 0.5,
      measuredOn: 'test',
    } as const;
    const known = { ...empty, prompts: [{ ...smallPrompt('mood'), metrics, config: defaultTuningConfig }] };
    const zip = exportFiles(known, base, 'zip', () => ({
      rows: { train: 1200, validation: 150, test: 150 },
      baselines: [{ name: '4 examples, untuned', accuracy: 0.61, macroF1: undefined }],
    }));
    const card = textOf(readZip(zip[0]?.bytes ?? new Uint8Array(), 'x')[0]?.bytes);
    for (const line of [
      'Rows: 1200 for training, 150 for validation, 150 for test.',
      '| this prompt | 90.0 % | 87.5 % |',
      '| most frequent answer | 50.0 % | unknown |',
      '| 4 examples, untuned | 61.0 % | unknown |',
      'Measured on test rows. Validation loss: 0.2500.',
      '- Seed: 1234',
      '- Steps: 50',
    ])
      expect(card).toContain(line);
  });
});

describe('names of files (F10)', () => {
  test.each([
    [
      ['mood', 'Mood', 'mood'],
      ['mood', 'Mood-2', 'mood-3'],
    ],
    [
      ['../a', 'a/b', 'å ä'],
      ['__a', 'a_b', 'å_ä'],
    ],
    [
      ['', 'con', 'NUL.txt', '...'],
      ['task_', 'task_con', 'task_NUL.txt', '_'],
    ],
  ])('%j become %j', (tasknames, names) => expect(fileNames(tasknames)).toEqual(names));

  test('are safe and different, whatever the tasks are called', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 8 }), (tasknames) => {
        const names = fileNames(tasknames);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(tasknames.length);
        for (const name of names) expect(name).toMatch(/^[\p{L}\p{N}_-][\p{L}\p{N}_.-]*$/u);
      }),
    );
  });
});
