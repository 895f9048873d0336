import { describe, expect, test } from 'vitest';
import { smallPrompt } from '../testing/promptTables';
import { checkTableAgainstBase } from './checkTableAgainstBase';
import type { PromptTable } from './promptTable';
import { putPrompt } from './putPrompt';
import { tableFormat, upgradeFields } from './tableVersions';

const base = { name: 'tiny', fingerprint: 'aa' };
const empty: PromptTable = { base, prompts: [], earlier: [], history: [] };

describe('a prompt table', () => {
  test('takes new prompts at its end and leaves the others as they were', () => {
    const first = putPrompt(empty, smallPrompt('a'));
    const second = putPrompt(first, smallPrompt('b'));
    expect(second.prompts.map(({ taskname }) => taskname)).toEqual(['a', 'b']);
    expect(second.prompts[0]).toBe(first.prompts[0]);
    expect(empty.prompts).toEqual([]);
  });

  test('puts a prompt in the place of the one with its taskname', () => {
    const both = putPrompt(putPrompt(empty, smallPrompt('a')), smallPrompt('b'));
    const newer = smallPrompt('a', [9, 8, 7, 6]);
    expect(putPrompt(both, newer).prompts).toEqual([newer, smallPrompt('b')]);
  });

  test('does not take a prompt of another width', () => {
    const table = putPrompt(empty, smallPrompt('a'));
    expect(() => putPrompt(table, smallPrompt('b', [1, 2, 3, 4, 5, 6]))).toThrow('does not fit its table');
  });

  test('works with its own base only, and names both otherwise', () => {
    expect(checkTableAgainstBase(empty, { name: 'renamed', fingerprint: 'aa' })).toEqual({
      ok: true,
      value: empty,
    });
    expect(checkTableAgainstBase(empty, { name: 'other', fingerprint: 'bb' })).toEqual({
      ok: false,
      error: {
        kind: 'table-other-base',
        tableBase: 'tiny',
        tableFingerprint: 'aa',
        baseName: 'other',
        baseFingerprint: 'bb',
      },
    });
  });
});

describe('a table of an older version', () => {
  const rename = (from: string, to: string) => (fields: Readonly<Record<string, unknown>>) => {
    const { [from]: moved, ...rest } = fields;
    return { ...rest, [to]: moved };
  };
  const steps = [rename('one', 'two'), rename('two', 'three')];

  test.each([
    [1, { one: 'x' }],
    [2, { two: 'x' }],
    [3, { three: 'x' }],
  ])('from version %s goes through the steps that are left', (version, fields) => {
    const upgraded = upgradeFields({ ...fields, format: tableFormat, format_version: version }, steps);
    expect(upgraded).toMatchObject({ ok: true, value: { three: 'x' } });
  });

  test('from a version after the last step is too new', () => {
    const fields = { format: tableFormat, format_version: '4' };
    expect(upgradeFields(fields, steps)).toEqual({
      ok: false,
      error: { kind: 'table-version-too-new', found: 4, newest: 3 },
    });
  });
});
