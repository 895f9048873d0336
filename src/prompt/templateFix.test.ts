import { describe, expect, it } from 'vitest';
import { applyFix } from './applyFix';
import { checkTemplates, type TemplateContext } from './checkTemplate';
import type { TaskTemplate } from './taskTemplate';
import { fixesFor, type TemplateFix } from './templateFix';
import type { TemplateFault } from './templateProblem';
import { withoutVirtualTokens } from './templateSyntax';

const marker = (index: number): string => `<|VIRTUAL_PROMPT_${index}|>`;
const good: TaskTemplate = {
  taskname: 'mood',
  promptTemplate: `${marker(0)} {text}${marker(1)} mood: {label}`,
  totalVirtualTokens: 16,
  virtualTokenSplits: [10, 6],
  truncateField: 'text',
  answerOnlyLoss: true,
  answerField: 'label',
};
const context: TemplateContext = {
  columns: ['text', 'label'],
  tasknames: ['mood'],
  labels: ['good', 'bad'],
  maxSequenceLength: 64,
};
const kindsOf = (templates: readonly TaskTemplate[], given: TemplateContext) =>
  checkTemplates(templates, () => given).map(({ kind }) => kind);
const errorsOf = (templates: readonly TaskTemplate[], given: TemplateContext) =>
  checkTemplates(templates, () => given).filter(({ severity }) => severity === 'error');

const cases: readonly (readonly [TemplateFault['kind'], Partial<TaskTemplate>, Partial<TemplateContext>?])[] =
  [
    ['no-slot', { ...withoutVirtualTokens(good), virtualTokenSplits: [] }],
    ['marker-count', { promptTemplate: `${marker(0)} {text} mood: {label}` }],
    ['marker-count', { virtualTokenSplits: [16] }],
    ['marker-count', { promptTemplate: '{text} mood: {label}' }],
    ['splits-sum', { totalVirtualTokens: 20 }],
    ['split-size', { virtualTokenSplits: [16, 0] }],
    ['too-many-virtual', { virtualTokenSplits: [60, 40], totalVirtualTokens: 100 }],
    ['marker-repeated', { promptTemplate: `${marker(0)} {text}${marker(0)} mood: {label}` }],
    ['marker-gap', { promptTemplate: `${marker(0)} {text}${marker(2)} mood: {label}` }],
    ['markers-not-ascending', { promptTemplate: `${marker(1)} {text}${marker(0)} mood: {label}` }],
    [
      'broken-marker',
      { promptTemplate: `<|virtual_prompt_0> {text}${marker(0)} mood: {label}`, virtualTokenSplits: [16] },
    ],
    [
      'empty-braces',
      { promptTemplate: `${marker(0)} {}${marker(1)} mood: {label}`, truncateField: undefined },
    ],
    ['unbalanced-brace', { promptTemplate: `${marker(0)} { {text}${marker(1)} mood: {label}` }],
    ['field-repeated', { promptTemplate: `${marker(0)} {text} {text}${marker(1)} mood: {label}` }],
    ['answer-not-set', { answerField: undefined }],
    ['answer-not-in-template', { promptTemplate: `${marker(0)} {text}${marker(1)} mood:` }],
    ['answer-not-last', { promptTemplate: `${marker(0)} {text}${marker(1)} mood: {label} ` }],
    ['answer-not-last', { promptTemplate: `${marker(0)} mood: {label}${marker(1)} {text}` }],
    ['answer-is-truncate-field', { truncateField: 'label' }],
    ['truncate-field-not-in-template', { truncateField: 'body' }],
    ['no-space-before-answer', { promptTemplate: `${marker(0)} {text}${marker(1)} mood:{label}` }],
    ['two-spaces-before-answer', {}, { labels: [' good', ' bad'] }],
    [
      'unknown-field',
      { promptTemplate: `${marker(0)} {txt}${marker(1)} mood: {label}`, truncateField: 'txt' },
    ],
    ['taskname-not-in-data', { taskname: 'Mood' }],
    ['taskname-empty', { taskname: ' ' }],
  ];

describe('one-press fixes (T18)', () => {
  it.each(cases)('%s: every fix takes the problem away and brings no error', (kind, change, more) => {
    const template: TaskTemplate = Object.assign({}, good, change);
    const given: TemplateContext = Object.assign({}, context, more);
    const problem = checkTemplates([template], () => given).find((each) => each.kind === kind);
    expect(problem).toBeDefined();
    if (problem === undefined) return;
    const fixes = fixesFor(problem, template, given).filter((fix) => fix.kind !== 'ignore');
    expect(fixes.length).toBeGreaterThan(0);
    const before = errorsOf([template], given).map((each) => each.kind);
    for (const fix of fixes) {
      const after = applyFix([template], 0, fix);
      const label = JSON.stringify([fix, after[0]]);
      expect(kindsOf(after, given), label).not.toContain(kind);
      const fresh = errorsOf(after, given).filter((each) => !before.includes(each.kind));
      expect(fresh, label).toEqual([]);
    }
  });

  it('unused-column: adds it as a field, in front of the answer', () => {
    const added = applyFix([good], 0, { kind: 'add-field', name: 'id' })[0];
    expect(added?.promptTemplate).toBe(`${marker(0)} {text}${marker(1)} mood: {id} {label}`);
  });

  it('unequal-totals: every task gets the largest', () => {
    const other = { ...good, taskname: 'topic', virtualTokenSplits: [20, 8], totalVirtualTokens: 28 };
    const problem = checkTemplates([good, other]).find(({ kind }) => kind === 'unequal-totals');
    expect(problem).toBeDefined();
    if (problem === undefined) return;
    const [fix] = fixesFor(problem, good, {});
    expect(fix).toEqual({ kind: 'equal-totals', total: 28 });
    const after = applyFix([good, other], 0, fix as TemplateFix);
    expect(after.map(({ totalVirtualTokens }) => totalVirtualTokens)).toEqual([28, 28]);
  });

  it('newer-than-table: brings the trained template back', () => {
    const edited = { ...good, virtualTokenSplits: [8, 8] };
    const given = { ...context, trained: good };
    expect(kindsOf([edited], given)).toContain('newer-than-table');
    expect(kindsOf(applyFix([edited], 0, { kind: 'back-to-trained' }, good), given)).not.toContain(
      'newer-than-table',
    );
    expect(kindsOf([good], given)).not.toContain('newer-than-table');
  });

  it('rows: tells how many are too long, no text, or look like a template (T17)', () => {
    const rows = { all: 40, tooLong: 3, notText: 2, looksLikeTemplate: 1 };
    const problems = checkTemplates([good], () => ({ ...context, rows }));
    expect(problems.map(({ kind }) => kind)).toEqual([
      'rows-too-long',
      'values-not-text',
      'values-look-like-template',
    ]);
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it('one marker with two sizes becomes one slot of both, or gets its second slot', () => {
    const template = { ...good, promptTemplate: `${marker(0)} {text} mood: {label}` };
    const problem = checkTemplates([template], () => context).find(({ kind }) => kind === 'marker-count');
    const fixes = problem === undefined ? [] : fixesFor(problem, template, context);
    expect(fixes).toEqual([
      { kind: 'use-sizes', sizes: [16] },
      { kind: 'add-slots', sizes: [6] },
    ]);
    expect(fixes.map((fix) => applyFix([template], 0, fix)[0])).toMatchObject([
      { promptTemplate: template.promptTemplate, virtualTokenSplits: [16], totalVirtualTokens: 16 },
      { promptTemplate: `${marker(0)} {text} mood: ${marker(1)}{label}`, virtualTokenSplits: [10, 6] },
    ]);
  });
});
