import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failed } from '../base/failed';
import { readSafetensors, type SafetensorsFile, writeSafetensors } from '../model/safetensors';
import { readFixtureBytes } from '../testing/fixtures';
import { anyTable, smallPrompt } from '../testing/promptTables';
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
      { numRuns: 300 },
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
      format_version: '1',
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
      changed(({ metadata }) => ({ metadata: { ...metadata, format_version: '2' } })),
      { kind: 'table-version-too-new', found: 2, newest: 1 },
    ],
    [
      'of no version',
      changed(({ metadata }) => ({ metadata: { ...metadata, format_version: 'one' } })),
      { kind: 'table-content-invalid', path: 'format_version', found: 'one' },
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
