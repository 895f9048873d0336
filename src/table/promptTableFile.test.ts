import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failed } from '../base/failed';
import { readSafetensors, type SafetensorsFile, writeSafetensors } from '../model/safetensors';
import { readFixtureBytes } from '../testing/fixtures';
import { anyTable, smallPrompt } from '../testing/promptTables';
import { keepPrompts } from './keepPrompts';
import type { PromptTable } from './promptTable';
import { readPromptTable, writePromptTable } from './promptTableFile';

const table: PromptTable = {
  base: { name: 'tiny', fingerprint: 'ab'.repeat(32) },
  prompts: [smallPrompt('sentiment'), smallPrompt('topic', [5, 6, 7, 8])],
  earlier: [],
  history: [],
};

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

const fileOf = (bytes: Uint8Array): SafetensorsFile => {
  const read = readSafetensors(bytes);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};

const failureOf = (bytes: Uint8Array): unknown => {
  const read = readPromptTable(bytes);
  return read.ok ? 'accepted' : read.error;
};

/** The first prompt in use, as an entry of the earlier ones. */
const anEntry = (metadata: SafetensorsFile['metadata']): object => {
  const first = (name: string): unknown => JSON.parse(metadata[name] ?? '')[0];
  return {
    task_template: first('task_templates'),
    labels: first('labels'),
    settings: first('settings'),
    metrics: first('metrics'),
    aliases: first('aliases'),
  };
};

/** The table's file after a change to its parts. */
const changed = (change: (file: SafetensorsFile) => Partial<SafetensorsFile>): Uint8Array => {
  const file = fileOf(writePromptTable(table));
  const { tensors, metadata } = { ...file, ...change(file) };
  return writeSafetensors(tensors, metadata);
};

describe('prompt_table.safetensors', () => {
  test('gives any table back, and the same bytes when written again', () => {
    fc.assert(
      fc.property(anyTable, (any) => {
        const bytes = writePromptTable(any);
        const read = readPromptTable(bytes);
        expect(read).toEqual({ ok: true, value: any });
        if (read.ok) expect(same(writePromptTable(read.value), bytes)).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  test('has one tensor per task and metadata that other tools can read', () => {
    const { tensors, metadata } = fileOf(writePromptTable(table));
    expect(tensors.map(({ name, dtype, shape }) => [name, dtype, shape])).toEqual([
      ['sentiment.prompt_embeddings', 'F32', [2, 2]],
      ['topic.prompt_embeddings', 'F32', [2, 2]],
    ]);
    expect(metadata).toMatchObject({
      format: 'p-tuning-studio.prompt_table',
      format_version: '2',
      base_name: 'tiny',
      base_fingerprint: 'ab'.repeat(32),
    });
    expect(JSON.parse(metadata.task_templates ?? '')[0]).toEqual({
      taskname: 'sentiment',
      prompt_template: '<|VIRTUAL_PROMPT_0|> {text} label:{label}',
      total_virtual_tokens: 2,
      virtual_token_splits: [2],
      truncate_field: 'text',
      answer_only_loss: true,
      answer_field: 'label',
    });
    expect(JSON.parse(metadata.settings ?? '')[0]).toMatchObject({ seed: 1234, encoder: { kind: 'lstm' } });
    expect(JSON.parse(metadata.labels ?? '')).toEqual([
      ['yes', 'no'],
      ['yes', 'no'],
    ]);
  });

  test('P7 keeps earlier versions and starting rows apart from the prompts in use', () => {
    const start = Float32Array.of(0, 0, 0, 1);
    const again = keepPrompts(table, [{ ...smallPrompt('topic', [4, 3, 2, 1]), start }], 1);
    const { tensors, metadata } = fileOf(writePromptTable(again));
    expect(tensors.map(({ name }) => name)).toEqual([
      'sentiment.prompt_embeddings',
      'topic.prompt_embeddings',
      'prompt_embeddings.topic.1',
      'start_embeddings.topic.2',
    ]);
    expect(metadata.versions).toBe('[1,2]');
    expect(JSON.parse(metadata.earlier ?? '')).toMatchObject([
      { task_template: { taskname: 'topic' }, version: 1, labels: ['yes', 'no'] },
    ]);
    expect(JSON.parse(metadata.history ?? '')).toMatchObject([
      { at: 1, learned: [{ taskname: 'topic', version: 2 }], standing: [{ score: null }, { score: null }] },
    ]);
  });

  test('is not written with a number that is not finite', () => {
    const prompts = [smallPrompt('a', [1, 2, Number.NaN, 4])];
    const write = () => writePromptTable({ ...table, prompts });
    expect(write).toThrow(Failed);
    expect(write).toThrow(
      expect.objectContaining({
        failure: { kind: 'table-not-finite', taskname: 'a', virtualToken: 1, column: 0 },
      }),
    );
  });
});

describe('a file that is not a sound table is refused by name', () => {
  test.each<[string, Uint8Array, object]>([
    ['no safetensors', new TextEncoder().encode('{"a":1}'), { kind: 'table-file-invalid' }],
    ['cut short', writePromptTable(table).slice(0, -1), { kind: 'table-file-invalid' }],
    [
      'another kind of file',
      readFixtureBytes('p-tuning-run/table.safetensors'),
      { kind: 'table-foreign', found: 'pt' },
    ],
    [
      'of a later version',
      changed(({ metadata }) => ({ metadata: { ...metadata, format_version: '3' } })),
      { kind: 'table-version-too-new', found: 3, newest: 2 },
    ],
    [
      'of no version',
      changed(({ metadata }) => ({ metadata: { ...metadata, format_version: 'one' } })),
      { kind: 'table-content-invalid', path: 'format_version', found: '"one"' },
    ],
    [
      'with a setting out of range',
      changed(({ metadata }) => ({
        metadata: { ...metadata, settings: '[null,{"optimiser":{"learning_rate":-1}}]' },
      })),
      { kind: 'table-content-invalid', path: 'settings.1.optimiser.learning_rate' },
    ],
    [
      'with labels that are no JSON',
      changed(({ metadata }) => ({ metadata: { ...metadata, labels: '[' } })),
      { kind: 'table-content-invalid', path: 'labels', expected: 'JSON' },
    ],
    [
      'with metrics for one of two prompts',
      changed(({ metadata }) => ({ metadata: { ...metadata, metrics: '[null]' } })),
      { kind: 'table-content-invalid', path: 'metrics', expected: '2 entries', found: '1 entries' },
    ],
    [
      'with a version twice',
      changed(({ metadata }) => ({
        metadata: {
          ...metadata,
          earlier: JSON.stringify([{ ...anEntry(metadata), version: 1 }]),
        },
        tensors: [
          ...fileOf(writePromptTable(table)).tensors,
          { name: 'prompt_embeddings.sentiment.1', dtype: 'F32', shape: [2, 2], bytes: new Uint8Array(16) },
        ],
      })),
      { kind: 'table-version-twice', taskname: 'sentiment', version: 1 },
    ],
    [
      'with an earlier version of no task in use',
      changed(({ metadata, tensors }) => {
        const gone = JSON.stringify([{ ...anEntry(metadata), version: 2 }]).replace('sentiment', 'gone');
        const tensor = { name: 'prompt_embeddings.gone.2', dtype: 'F32', shape: [2, 2] } as const;
        return {
          metadata: { ...metadata, earlier: gone },
          tensors: [...tensors, { ...tensor, bytes: new Uint8Array(16) }],
        };
      }),
      { kind: 'table-earlier-alone', taskname: 'gone', version: 2 },
    ],
    [
      'with starting rows of another size',
      changed(({ tensors }) => ({
        tensors: [
          ...tensors,
          { name: 'start_embeddings.topic.1', dtype: 'F32', shape: [1, 2], bytes: new Uint8Array(8) },
        ],
      })),
      { kind: 'table-start-invalid', taskname: 'topic', version: 1 },
    ],
    [
      'with a version that does not count',
      changed(({ metadata }) => ({ metadata: { ...metadata, versions: '[0,1]' } })),
      { kind: 'table-content-invalid', path: 'versions.0' },
    ],
    [
      'with an answer that counts as two others',
      changed(({ metadata }) => ({
        metadata: { ...metadata, aliases: '[[{"from":"a","to":"b"},{"from":"a","to":"c"}],[]]' },
      })),
      { kind: 'table-alias-twice', taskname: 'sentiment', from: 'a' },
    ],
    [
      'with a name given twice in its lists',
      changed(({ metadata }) => ({ metadata: { ...metadata, history: '[{"at":1,"at":2}]' } })),
      { kind: 'table-content-invalid', path: 'history', expected: 'JSON' },
    ],
    [
      'without one of the tensors',
      changed(({ tensors }) => ({ tensors: tensors.slice(1) })),
      {
        kind: 'table-tensor-missing',
        taskname: 'sentiment',
        tensor: 'sentiment.prompt_embeddings',
      },
    ],
    [
      'with a tensor of no task',
      changed(({ tensors }) => ({
        tensors: [...tensors, { name: 'x', dtype: 'F32', shape: [1], bytes: new Uint8Array(4) }],
      })),
      { kind: 'table-tensor-unexpected', tensor: 'x' },
    ],
    [
      'with another number type',
      changed(({ tensors }) => ({ tensors: tensors.map((tensor) => ({ ...tensor, dtype: 'I32' })) })),
      { kind: 'table-tensor-dtype', tensor: 'sentiment.prompt_embeddings', found: 'I32' },
    ],
    [
      'with rows for another number of virtual tokens',
      changed(({ tensors }) => ({ tensors: tensors.map((tensor) => ({ ...tensor, shape: [4, 1] })) })),
      { kind: 'table-tensor-shape', taskname: 'sentiment', expected: [2, 1], found: [4, 1] },
    ],
    [
      'with a flat tensor',
      changed(({ tensors }) => ({ tensors: tensors.map((tensor) => ({ ...tensor, shape: [4] })) })),
      { kind: 'table-tensor-shape', taskname: 'sentiment', expected: [2, undefined], found: [4] },
    ],
    [
      'with a number that is not finite',
      changed(({ tensors }) => ({
        tensors: tensors.map((tensor) => ({ ...tensor, bytes: tensor.bytes.slice().fill(0xff, 4, 8) })),
      })),
      { kind: 'table-not-finite', taskname: 'sentiment', virtualToken: 0, column: 1 },
    ],
  ])('%s', (_, bytes, failure) => {
    expect(failureOf(bytes)).toMatchObject(failure);
  });

  test('whatever is changed in a file, it is read or refused, never a crash', () => {
    const whole = writePromptTable(table);
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = whole.slice();
        for (const { at, byte } of changes) bytes[at] = byte;
        const read = readPromptTable(bytes);
        if (!read.ok) expect(read.error.kind).toMatch(/^table-/);
      }),
      { numRuns: 2000 },
    );
  });
});
