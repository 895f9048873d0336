import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { at } from '../../base/assert';
import { writeSafetensors } from '../../model/safetensors';
import { failureOf } from '../../testing/failures';
import { readFixtureBytes } from '../../testing/fixtures';
import { readFixtureTensors } from '../../testing/fixtureTensors';
import { op, pickleOf, tensorCode } from '../../testing/pickleBytes';
import { smallPrompt } from '../../testing/promptTables';
import { zipBytes } from '../../testing/zipBytes';
import type { FolderFile } from '../archive/archiveLimits';
import type { ImportedPrompt } from '../foreign/importedPrompt';
import { writeProjectArchive } from '../projectArchive';
import { exportFiles } from './exportFiles';
import { readForeign } from './readForeign';
import { tableOfImported, toVirtualPrompt } from './toVirtualPrompt';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const base = { name: 'tiny', fingerprint: 'ab'.repeat(32), layers: 2, heads: 4, hiddenSize: 2 };
const table = { base, prompts: [smallPrompt('mood'), smallPrompt('topic')], earlier: [], history: [] };
const adapterOf = (kind: string): FolderFile[] =>
  ['README.md', 'adapter_config.json', 'adapter_model.safetensors'].map((path) => ({
    path,
    bytes: readFixtureBytes(`peft/${kind}/${path}`),
  }));
const promptsOf = async (files: readonly FolderFile[]): Promise<readonly ImportedPrompt[]> => {
  const content = await readForeign(files, 'given');
  return content.kind === 'prompts' ? content.prompts : [];
};
const one = (path: string, bytes: Uint8Array): readonly FolderFile[] => [{ path, bytes }];
/** The configuration of the adapter with other values in it. */
const configured = (change: object): readonly FolderFile[] =>
  adapterOf('p_tuning').map((file) =>
    file.path === 'adapter_config.json'
      ? {
          ...file,
          bytes: utf8(JSON.stringify({ ...JSON.parse(new TextDecoder().decode(file.bytes)), ...change })),
        }
      : file,
  );

describe('an adapter of PEFT (F5)', () => {
  test.each(['prompt_tuning', 'p_tuning'])(
    'of %s comes in bit for bit: as a folder, a zip, one file',
    async (kind) => {
      const [, , weights] = adapterOf(kind);
      const numbers = readFixtureTensors(`peft/${kind}/adapter_model.safetensors`).get('prompt_embeddings');
      const inFolder = adapterOf(kind).map(({ path, bytes }) => ({ path: `mood/${path}`, bytes }));
      for (const files of [
        adapterOf(kind),
        inFolder,
        one('a.zip', zipBytes(inFolder)),
        one('any name', weights?.bytes ?? new Uint8Array()),
      ]) {
        const prompts = await promptsOf(files);
        expect(prompts).toHaveLength(1);
        expect(prompts[0]).toMatchObject({ embeddings: numbers, totalVirtualTokens: 6, hiddenSize: 64 });
      }
      expect((await promptsOf(inFolder))[0]).toMatchObject({
        taskname: 'mood',
        base: { name: 'tiny-gpt2', fingerprint: undefined },
      });
    },
  );

  test('of an older PEFT comes in from its torch file', async () => {
    const pickle = pickleOf(
      op.dict,
      op.text('prompt_embeddings'),
      tensorCode('FloatStorage', '0', 6, 0, [2, 3], [3, 1]),
      op.setItem,
    );
    const bytes = zipBytes([
      { path: 'archive/data.pkl', bytes: pickle },
      { path: 'archive/data/0', bytes: new Uint8Array(Float32Array.of(1, 2, 3, 4, 5, 6).buffer) },
    ]);
    for (const path of ['adapter_model.bin', 'x/adapter_model.bin']) {
      const [prompt] = await promptsOf([
        { path, bytes },
        { path: 'README.md', bytes: utf8('a') },
      ]);
      expect([...(prompt?.embeddings ?? [])]).toEqual([1, 2, 3, 4, 5, 6]);
    }
  });

  test('that was exported here brings template, labels and base', async () => {
    const [prompt] = await promptsOf(one('x', at(exportFiles(table, base, 'peft'), 1).bytes));
    expect(prompt).toMatchObject({
      taskname: 'mood',
      template: smallPrompt('mood').template,
      labels: ['yes', 'no'],
      base: { name: 'tiny', fingerprint: base.fingerprint },
    });
  });

  test.each<[string, object, object]>([
    [
      'of another method',
      { peft_type: 'LORA' },
      { kind: 'peft-kind-unsupported', key: 'peft_type', found: 'LORA' },
    ],
    [
      'for another kind of model',
      { task_type: 'SEQ_2_SEQ_LM' },
      { kind: 'peft-kind-unsupported', key: 'task_type', found: 'SEQ_2_SEQ_LM' },
    ],
    [
      'of more rows than it has',
      { num_virtual_tokens: 8 },
      { kind: 'foreign-tensor-shape', expected: [8, 64] },
    ],
    ['of another width', { token_dim: 128 }, { kind: 'foreign-tensor-shape', expected: [6, 128] }],
    ['with text for a number', { token_dim: '64' }, { kind: 'foreign-config-invalid', path: 'token_dim' }],
    ['without its method', { peft_type: undefined }, { kind: 'foreign-config-invalid', path: 'peft_type' }],
  ])('%s is refused by name', async (_, change, failure) => {
    expect(await failureOf(() => readForeign(configured(change), 'x'))).toMatchObject(failure);
  });

  test('with a configuration nested beyond reason is refused', async () => {
    const [, config, weights] = adapterOf('p_tuning');
    const files = [
      { path: config?.path ?? '', bytes: utf8('['.repeat(100_000)) },
      { path: weights?.path ?? '', bytes: weights?.bytes ?? new Uint8Array() },
    ];
    expect(await failureOf(() => readForeign(files, 'x'))).toMatchObject({
      kind: 'foreign-damaged',
      format: 'json',
    });
  });
});

describe('what a file is (F1)', () => {
  test('is told by its content, whatever its name', async () => {
    const npy = at(exportFiles(table, base, 'npy'), 0).bytes;
    const json = at(exportFiles(table, base, 'json'), 0).bytes;
    const table1 = at(exportFiles(table, base, 'safetensors'), 0).bytes;
    expect(await readForeign(one('a.json', npy), 'x')).toMatchObject({ kind: 'prompts', format: 'npy' });
    expect(await readForeign(one('a.npy', json), 'x')).toMatchObject({ kind: 'table', format: 'json' });
    expect(await readForeign(one('a.zip', table1), 'x')).toMatchObject({
      kind: 'table',
      format: 'safetensors',
    });
    expect(await readForeign(one('a', gzipSync(json)), 'x')).toMatchObject({ kind: 'table', format: 'json' });
    const nemo = readFixtureBytes('nemo-table/two-tasks.nemo');
    expect(await readForeign(one('a.safetensors', nemo), 'x')).toMatchObject({ format: 'nemo' });
  });

  test('several arrays come in together, called as their files are', async () => {
    const files = exportFiles(table, base, 'npy');
    expect((await promptsOf(files)).map(({ taskname }) => taskname)).toEqual(['mood', 'topic']);
    expect((await promptsOf(one('a.npz', zipBytes(files)))).map(({ taskname }) => taskname)).toEqual([
      'mood',
      'topic',
    ]);
  });

  test('what systems put beside them is passed over', async () => {
    const [array] = exportFiles(table, base, 'npy');
    const beside = ['.DS_Store', '__MACOSX/._mood.npy', 'in/._mood.npy'].map((path) => ({
      path,
      bytes: utf8('x'),
    }));
    const zip = zipBytes([...beside, { path: 'in/mood.npy', bytes: array?.bytes ?? new Uint8Array() }]);
    expect((await promptsOf(one('a.zip', zip))).map(({ taskname }) => taskname)).toEqual(['mood']);
  });

  test('named tensors come in under their names, others are told', async () => {
    const bytes = new Uint8Array(Float32Array.of(1, 2).buffer);
    const file = writeSafetensors(
      [
        { name: 'a.b.prompt_embeddings', dtype: 'F32', shape: [1, 2], bytes },
        { name: 'lm_head', dtype: 'F32', shape: [2], bytes },
      ],
      {},
    );
    const content = await readForeign(one('x', file), 'x');
    expect(content).toMatchObject({
      format: 'tensors',
      leftAside: ['lm_head'],
      prompts: [{ taskname: 'a.b' }],
    });
  });

  const tensor = (dtype: 'F32' | 'I64', shape: readonly number[], bytes: Uint8Array) =>
    writeSafetensors([{ name: 'prompt_embeddings', dtype, shape, bytes }], {});
  const many = Array.from({ length: 6 }).reduce<Uint8Array>((bytes) => gzipSync(bytes), utf8('{}'));
  test.each<[string, readonly FolderFile[], object]>([
    ['text', one('a', utf8('hello')), { kind: 'foreign-unknown', name: 'a' }],
    ['nothing', one('a', new Uint8Array()), { kind: 'foreign-unknown' }],
    ['an empty folder', [], { kind: 'foreign-nothing', name: 'x' }],
    ['an empty zip', one('a', zipBytes([])), { kind: 'foreign-nothing' }],
    [
      'a project',
      one('my.zip', writeProjectArchive([{ path: 'tables/1.safetensors', bytes: utf8('') }])),
      { kind: 'foreign-project', name: 'my.zip' },
    ],
    ['a configuration alone', adapterOf('p_tuning').slice(1, 2), { kind: 'foreign-nothing' }],
    ['other JSON', one('a', utf8('{"a":1}')), { kind: 'foreign-nothing' }],
    ['a model', one('a', readFixtureBytes('encoders/mlp.weights.safetensors')), { kind: 'foreign-nothing' }],
    ['gzip in gzip in gzip', one('a', many), { kind: 'foreign-unknown' }],
    ['a path above', [{ path: '../a', bytes: utf8('') }], { kind: 'foreign-path-unsafe', entry: '../a' }],
    ['whole numbers', one('a', tensor('I64', [1, 1], new Uint8Array(8))), { kind: 'foreign-tensor-dtype' }],
    [
      'one dimension',
      one('a', tensor('F32', [2], new Uint8Array(8))),
      { kind: 'foreign-tensor-shape', found: [2] },
    ],
    ['no rows', one('a', tensor('F32', [0, 2], new Uint8Array())), { kind: 'foreign-tensor-shape' }],
    [
      'numbers that are none',
      one('a', tensor('F32', [2, 1], new Uint8Array([0, 0, 0, 0, 0, 0, 0x80, 0x7f]))),
      { kind: 'foreign-not-finite', virtualToken: 1, column: 0 },
    ],
    [
      'a cut safetensors',
      one('a', tensor('F32', [2, 1], new Uint8Array(8)).slice(0, -1)),
      { kind: 'foreign-damaged' },
    ],
  ])('%s is refused by name', async (_, files, failure) => {
    expect(await failureOf(() => readForeign(files, 'x'))).toMatchObject(failure);
  });
});

describe('an imported prompt becomes ours (F3)', () => {
  const prompt: ImportedPrompt = {
    taskname: 'mood',
    embeddings: Float32Array.of(1, 2, 3, 4),
    totalVirtualTokens: 2,
    hiddenSize: 2,
    template: undefined,
    labels: [],
    base: undefined,
  };
  const { template } = smallPrompt('other');
  const none = { taskname: undefined, template: undefined };

  test('with what a person says, the numbers being the very same', () => {
    const made = toVirtualPrompt(prompt, { taskname: 'feeling', template }, base);
    expect(made).toMatchObject({
      ok: true,
      value: {
        taskname: 'feeling',
        version: 1,
        template: { taskname: 'feeling' },
        start: undefined,
        config: undefined,
      },
    });
    if (made.ok) expect(made.value.embeddings).toBe(prompt.embeddings);
    expect(toVirtualPrompt(prompt, { ...none, template }, base)).toMatchObject({
      value: { taskname: 'mood' },
    });
  });

  test.each<[string, Partial<ImportedPrompt>, Parameters<typeof toVirtualPrompt>[1], object]>([
    ['a taskname', { taskname: undefined }, none, { kind: 'foreign-taskname-missing' }],
    ['a template', {}, none, { kind: 'foreign-template-missing', taskname: 'mood' }],
    [
      'a template of its size',
      { embeddings: Float32Array.of(1, 2), totalVirtualTokens: 1 },
      { ...none, template },
      { kind: 'foreign-template-tokens', template: 2, found: 1 },
    ],
    [
      'a base of its width',
      { hiddenSize: 4, totalVirtualTokens: 1 },
      { ...none, template },
      { kind: 'foreign-width', found: 4, expected: 2, baseName: 'tiny' },
    ],
    [
      'the very base that its file tells',
      { base: { name: 'gpt2', fingerprint: 'cd' } },
      { ...none, template },
      { kind: 'table-other-base', tableBase: 'gpt2', tableFingerprint: 'cd', baseName: 'tiny' },
    ],
  ])('but not without %s', (_, change, choices, error) => {
    expect(toVirtualPrompt({ ...prompt, ...change }, choices, base)).toMatchObject({ ok: false, error });
  });

  test('and two of one name make no table', () => {
    const twice = [smallPrompt('a'), smallPrompt('a')];
    expect(tableOfImported(twice, base)).toEqual({
      ok: false,
      error: { kind: 'foreign-task-twice', taskname: 'a' },
    });
  });
});
