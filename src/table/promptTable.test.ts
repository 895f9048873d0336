import { describe, expect, test } from 'vitest';
import { checkTableAgainstBase } from './checkTableAgainstBase';
import type { PromptTable } from './promptTable';
import { tableFormat, upgradeFields } from './tableVersions';

const base = { name: 'tiny', fingerprint: 'aa' };
const empty: PromptTable = { base, prompts: [], earlier: [], history: [] };

describe('a prompt table', () => {
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
