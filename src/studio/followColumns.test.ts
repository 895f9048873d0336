import { describe, expect, it } from 'vitest';
import type { DataReport } from '../prompt/deskReport';
import { isUntouchedDefault, makeDefaultTemplate } from './defaultTemplate';
import { followColumns, followRename } from './followColumns';

const report = (fieldNames: readonly string[], taskname?: string): DataReport =>
  ({
    rows: 4,
    fieldNames,
    tasknames: [{ taskname, rows: 4 }],
    values: {},
    problems: [],
  }) as unknown as DataReport;
const made = makeDefaultTemplate(report(['text', 'label']));
const written = { ...made, promptTemplate: `${made.promptTemplate}!` };

describe('templates beside new rows', () => {
  it('a default one is made when there is none, and none without rows', () => {
    expect(followColumns([], report(['text', 'label']))).toEqual([made]);
    expect(followColumns([], { ...report([]), rows: 0 })).toEqual([]);
  });

  it('one that was only made, for other columns or another task, is made anew', () => {
    expect(followColumns([made], report(['review', 'kind']))).toMatchObject([{ answerField: 'kind' }]);
    expect(followColumns([made], report(['text', 'label'], 'mood'))).toMatchObject([{ taskname: 'mood' }]);
  });

  it('one that fits stays the same, and so does everything that the user wrote', () => {
    for (const [list, columns] of [
      [[made], ['label', 'text', 'more']],
      [[written], ['review', 'kind']],
      [
        [made, written],
        ['review', 'kind'],
      ],
    ] as const)
      expect(followColumns(list, report(columns))).toBe(list);
  });
});

it('knows a template as it was made, whatever its columns are, until something of it is changed', () => {
  for (const columns of [['text', 'label'], ['a', 'b', 'kind_of'], ['only']]) {
    const template = makeDefaultTemplate(report(columns));
    expect(isUntouchedDefault({ ...template, taskname: 'renamed' })).toBe(true);
    expect(isUntouchedDefault({ ...template, virtualTokenSplits: [9, 11] })).toBe(false);
    expect(isUntouchedDefault({ ...template, truncateField: 'other' })).toBe(false);
  }
  expect(isUntouchedDefault(written)).toBe(false);
});

describe('a renamed column', () => {
  const spaced = { ...written, promptTemplate: written.promptTemplate.replace('{text}', '{ text}') };

  it('keeps its place in every template, with what they say of it', () => {
    const [renamed] = followRename([spaced], 'label', 'kind', report([' text', 'kind']));
    expect(renamed?.promptTemplate).toBe(spaced.promptTemplate.replace('{label}', '{kind}'));
    expect(renamed).toMatchObject({ answerField: 'kind', virtualTokenSplits: spaced.virtualTokenSplits });
  });

  it('leaves templates alone while the old name is still there', () => {
    const list = [written];
    expect(followRename(list, 'text', 'review', report(['text', 'review', 'label']))).toBe(list);
    expect(followRename(list, 'other', 'review', report(['review']))).toBe(list);
  });
});
