import { describe, expect, it } from 'vitest';
import { checkTemplate, checkTemplates, type TemplateContext } from './checkTemplate';
import type { TaskTemplate } from './taskTemplate';

const good: TaskTemplate = {
  taskname: 'mood',
  promptTemplate: '<|VIRTUAL_PROMPT_0|> {text}<|VIRTUAL_PROMPT_1|> mood: {label}',
  totalVirtualTokens: 6,
  virtualTokenSplits: [4, 2],
  truncateField: 'text',
  answerOnlyLoss: true,
  answerField: 'label',
};

/** Problems of `good` with something changed, each as its facts and the template text it points at. */
function problemsOf(change: Partial<TaskTemplate>, context?: TemplateContext): object[] {
  const template = { ...good, ...change };
  return checkTemplate(template, context).map(({ taskname: _, index: __, severity, span, ...facts }) => ({
    ...facts,
    ...(severity === 'warning' ? { warning: true } : {}),
    ...(span ? { at: template.promptTemplate.slice(span.start, span.end) } : {}),
  }));
}

const oneSlot = { totalVirtualTokens: 4, virtualTokenSplits: [4] };

describe('what is wrong with a template', () => {
  it('nothing, when it is right', () => {
    const context = {
      columns: ['text', 'label'],
      tasknames: ['mood'],
      labels: ['good'],
      maxSequenceLength: 7,
    };
    expect(problemsOf({}, context)).toEqual([]);
  });

  it('T3 braces without a name, without a partner, or without a field', () => {
    const promptTemplate = '<|VIRTUAL_PROMPT_0|> {} {"a": {text}} } mood: {label}';
    expect(problemsOf({ ...oneSlot, promptTemplate })).toEqual([
      { kind: 'empty-braces', at: '{}' },
      { kind: 'unbalanced-brace', brace: '}', at: '}' },
      { kind: 'literal-braces', warning: true, at: '{"a": {text}}' },
    ]);
    expect(problemsOf({ ...oneSlot, promptTemplate: '<|VIRTUAL_PROMPT_0|> {text} { {label}' })).toEqual([
      { kind: 'unbalanced-brace', brace: '{', at: '{' },
    ]);
  });

  it('T4 no marker, or not as many as splits', () => {
    const bare = { promptTemplate: '{text} mood: {label}', totalVirtualTokens: 0, virtualTokenSplits: [] };
    expect(problemsOf(bare)).toEqual([{ kind: 'no-slot' }]);
    expect(problemsOf({ totalVirtualTokens: 6, virtualTokenSplits: [6] })).toEqual([
      { kind: 'marker-count', markers: 2, splits: [6] },
    ]);
  });

  it('T5 marker numbers twice, missing or descending', () => {
    const zero = '<|VIRTUAL_PROMPT_0|>';
    const one = '<|VIRTUAL_PROMPT_1|>';
    expect(problemsOf({ promptTemplate: `${zero}{text}${zero} {label}` })).toEqual([
      { kind: 'marker-repeated', marker: 0, at: zero },
    ]);
    expect(problemsOf({ promptTemplate: `${zero}{text}<|VIRTUAL_PROMPT_2|> {label}` })).toEqual([
      { kind: 'marker-gap', missing: 1, at: '<|VIRTUAL_PROMPT_2|>' },
    ]);
    expect(problemsOf({ promptTemplate: `${one}{text}${zero} {label}` })).toEqual([
      { kind: 'markers-not-ascending', markers: [1, 0], warning: true, at: zero },
    ]);
  });

  it('T6 sizes that are none or do not add up', () => {
    expect(problemsOf({ virtualTokenSplits: [6, 0] })).toEqual([
      { kind: 'split-size', marker: 1, size: 0, at: '<|VIRTUAL_PROMPT_1|>' },
    ]);
    expect(problemsOf({ totalVirtualTokens: 8 })).toEqual([{ kind: 'splits-sum', sum: 6, total: 8 }]);
  });

  it('T7 too many virtual tokens', () => {
    expect(problemsOf({}, { maxSequenceLength: 6 })).toEqual([
      { kind: 'too-many-virtual', total: 6, maximum: 6 },
    ]);
  });

  it.each([
    '<|VIRTUAL_PROMPT_0>',
    '<|virtual_prompt_0|>',
    '<VIRTUAL_PROMPT_0>',
    '<|VIRTUAL_PROMPT_x|>',
    '<| VIRTUAL PROMPT 0 |>',
  ])('T7 a broken marker: %s', (marker) => {
    const problems = problemsOf({ ...oneSlot, promptTemplate: `${marker} {text} mood: {label}` });
    expect(problems).toContainEqual({ kind: 'broken-marker', text: marker, at: marker });
  });

  it('T7 talk about virtual prompts is no marker', () => {
    const promptTemplate = '<|VIRTUAL_PROMPT_0|> a virtual prompt about {text}: {label}';
    expect(problemsOf({ ...oneSlot, promptTemplate })).toEqual([]);
  });

  it('T8 a field used twice', () => {
    const promptTemplate = '<|VIRTUAL_PROMPT_0|> {text} {text} {text}: {label}';
    expect(problemsOf({ ...oneSlot, promptTemplate })).toEqual([
      { kind: 'field-repeated', name: 'text', warning: true, at: '{text}' },
    ]);
  });

  it('T9 fields and columns that do not meet', () => {
    expect(problemsOf({}, { columns: ['Text ', 'label', 'id'] })).toEqual([
      { kind: 'unknown-field', name: 'text', suggestion: 'Text ', at: '{text}' },
      { kind: 'unused-column', name: 'Text ', warning: true },
      { kind: 'unused-column', name: 'id', warning: true },
    ]);
    expect(problemsOf({}, { columns: ['sentence', 'label'] })).toContainEqual({
      kind: 'unknown-field',
      name: 'text',
      suggestion: undefined,
      at: '{text}',
    });
  });

  it('T10 an answer that is not set, not there or not last', () => {
    expect(problemsOf({ answerField: undefined })).toEqual([{ kind: 'answer-not-set' }]);
    expect(problemsOf({ answerField: 'other' })).toEqual([{ kind: 'answer-not-in-template', name: 'other' }]);
    const promptTemplate = `${good.promptTemplate}\n`;
    expect(problemsOf({ promptTemplate })).toEqual([
      { kind: 'answer-not-last', name: 'label', after: '\n', at: '\n' },
    ]);
    expect(problemsOf({ promptTemplate, answerOnlyLoss: false })).toEqual([]);
  });

  it('T11 an answer that would be cut, and nothing to cut', () => {
    expect(problemsOf({ truncateField: 'label' })).toEqual([
      { kind: 'answer-is-truncate-field', name: 'label', at: '{label}' },
    ]);
    expect(problemsOf({ truncateField: 'body' })).toEqual([
      { kind: 'truncate-field-not-in-template', name: 'body', warning: true },
    ]);
  });

  it('T12 no space or two before the answer', () => {
    const promptTemplate = good.promptTemplate.replace(' {label}', '{label}');
    const at = '{label}';
    expect(problemsOf({ promptTemplate }, { labels: ['good'] })).toEqual([
      { kind: 'no-space-before-answer', name: 'label', label: 'good', warning: true, at },
    ]);
    expect(problemsOf({}, { labels: [' good'] })).toEqual([
      { kind: 'two-spaces-before-answer', name: 'label', label: ' good', warning: true, at },
    ]);
    expect(problemsOf({ promptTemplate }, { labels: [' good', '\ngood'] })).toEqual([]);
  });

  it('T13 tasknames that are empty, unlike the data or taken', () => {
    expect(problemsOf({ taskname: ' ' })).toEqual([{ kind: 'taskname-empty' }]);
    expect(problemsOf({}, { tasknames: ['topic', 'Mood'] })).toEqual([
      { kind: 'taskname-not-in-data', inData: ['Mood', 'topic'] },
    ]);
    expect(checkTemplates([good, good, good])).toMatchObject([
      { kind: 'taskname-repeated', taskname: 'mood', index: 1 },
      { kind: 'taskname-repeated', taskname: 'mood', index: 2 },
    ]);
  });

  it('each problem says which template it is about, whatever their names', () => {
    const empty = { ...good, promptTemplate: '', totalVirtualTokens: 0, virtualTokenSplits: [] };
    const problems = checkTemplates([
      { ...good, taskname: '' },
      { ...empty, taskname: '' },
    ]);
    expect(problems.map(({ kind, index }) => [kind, index])).toEqual([
      ['taskname-empty', 0],
      ['no-slot', 1],
      ['answer-not-in-template', 1],
      ['taskname-empty', 1],
      ['truncate-field-not-in-template', 1],
      ['unequal-totals', 0],
    ]);
  });

  it('T14 totals that differ', () => {
    const other = { ...good, taskname: 'topic', totalVirtualTokens: 7, virtualTokenSplits: [4, 3] };
    expect(checkTemplates([good, other])).toMatchObject([
      { kind: 'unequal-totals', totals: { mood: 6, topic: 7 } },
    ]);
  });
});
