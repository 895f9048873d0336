import { describe, expect, it } from 'vitest';
import { checkTemplate } from '../../prompt/checkTemplate';
import type { DataReport } from '../../prompt/deskReport';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { makeDefaultTemplate } from '../../studio/defaultTemplate';
import { roleOf, withRole as withRoleOf } from './columnRoles';

const slot = (index: number): string => `<|VIRTUAL_PROMPT_${index}|>`;
const template: TaskTemplate = {
  taskname: 'mood',
  promptTemplate: `${slot(0)} {text}${slot(1)} mood: {label}`,
  totalVirtualTokens: 16,
  virtualTokenSplits: [10, 6],
  truncateField: 'text',
  answerOnlyLoss: true,
  answerField: 'label',
};
const report = {
  rows: 4,
  fieldNames: ['text', 'label', 'topic'],
  tasknames: [],
  values: {},
  problems: [],
} as unknown as DataReport;
const withRole = (given: TaskTemplate, name: string, role: 'text' | 'answer' | 'unused') =>
  withRoleOf(given, name, role, report);
const errors = (given: TaskTemplate) => checkTemplate(given).filter(({ severity }) => severity === 'error');

describe('what a column is for', () => {
  it('is read off the template', () => {
    expect(['text', 'label', 'id'].map((name) => roleOf(template, name))).toEqual([
      'text',
      'answer',
      'unused',
    ]);
    expect(roleOf(undefined, 'text')).toBe('unused');
  });

  it('a new answer goes to the end; the template stays valid', () => {
    const changed = withRole(template, 'topic', 'answer');
    expect(changed.promptTemplate).toBe(`${slot(0)} {text}${slot(1)} mood: {label} {topic}`);
    expect(roleOf(changed, 'topic')).toBe('answer');
    expect(errors(changed)).toEqual([]);
    expect(errors(withRole(changed, 'label', 'unused'))).toEqual([]);
  });

  it('a template that nobody touched is made anew around another answer', () => {
    const made = { ...makeDefaultTemplate(report), taskname: 'mine' };
    expect(made.answerField).toBe('label');
    const changed = withRole(made, 'topic', 'answer');
    expect(changed.promptTemplate).toBe(`${slot(0)} {text} {label}${slot(1)} topic: {topic}`);
    expect(changed).toMatchObject({ taskname: 'mine', answerField: 'topic' });
  });

  it('a column as text stands in front, and is cut when nothing else is', () => {
    const changed = withRole({ ...template, truncateField: undefined }, 'title', 'text');
    expect(changed.promptTemplate).toContain(`${slot(0)} {title} {text}`);
    expect(changed.truncateField).toBe('title');
    expect(errors(changed)).toEqual([]);
  });

  it('a column that is no longer used leaves its roles', () => {
    const changed = withRole(template, 'text', 'unused');
    expect(changed.promptTemplate).not.toContain('{text}');
    expect(changed.truncateField).toBeUndefined();
    expect(withRole(template, 'label', 'unused').answerField).toBeUndefined();
  });

  it('a role it already has changes nothing', () => {
    expect(withRole(template, 'text', 'text')).toBe(template);
  });
});
