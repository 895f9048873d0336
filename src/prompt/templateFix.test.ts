import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFix } from './applyFix';
import { checkTemplates, type TemplateContext } from './checkTemplate';
import type { TaskTemplate } from './taskTemplate';
import { fixesFor, type TemplateFix } from './templateFix';
import type { TemplateFault, TemplateProblem } from './templateProblem';
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

const fixed = (template: TaskTemplate, fix: TemplateFix): string | undefined =>
  applyFix([template], 0, fix)[0]?.promptTemplate;

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

  it('unused-column: adds it as a field behind the other text, not between cue and answer', () => {
    expect(fixed(good, { kind: 'add-field', name: 'id' })).toBe(
      `${marker(0)} {text} {id}${marker(1)} mood: {label}`,
    );
    const bare = { ...good, promptTemplate: `${marker(0)} mood: {label}` };
    expect(fixed(bare, { kind: 'add-field', name: 'id' })).toBe(`${marker(0)} {id} mood: {label}`);
  });

  it('renumber: no size is used twice while another is left over', () => {
    const twice = { ...good, promptTemplate: `${marker(0)} {text}${marker(0)} mood: {label}` };
    const gap = { ...good, promptTemplate: `${marker(0)} {text}${marker(2)} mood: {label}` };
    const order = { ...good, promptTemplate: `${marker(1)} {text}${marker(0)} mood: {label}` };
    const renumbered = [twice, gap, order].map((each) => applyFix([each], 0, { kind: 'renumber' })[0]);
    expect(renumbered.map((each) => each?.virtualTokenSplits)).toEqual([
      [10, 6],
      [10, 6],
      [6, 10],
    ]);
    for (const each of renumbered) expect(each?.promptTemplate).toBe(good.promptTemplate);
  });

  it('broken-marker: the slot gets the size that was meant for it', () => {
    const template = { ...good, promptTemplate: `<|VIRTUAL_PROMPT_0> {text}${marker(1)} mood: {label}` };
    const problem = checkTemplates([template]).find(({ kind }) => kind === 'broken-marker');
    const [fix] = problem === undefined ? [] : fixesFor(problem, template, context);
    expect(fix).toMatchObject({ kind: 'make-slot', size: 10 });
    expect(fix && applyFix([template], 0, fix)[0]).toEqual(good);
  });

  it('field-repeated: one use stays, of the answer the last', () => {
    const mood = {
      ...good,
      promptTemplate: `${marker(0)} {text} {label} {text}${marker(1)} {text}: {label}`,
    };
    expect(fixed(mood, { kind: 'remove-repeats', name: 'text' })).toBe(
      `${marker(0)} {text} {label}${marker(1)} : {label}`,
    );
    expect(fixed(mood, { kind: 'remove-repeats', name: 'label' })).toBe(
      `${marker(0)} {text} {text}${marker(1)} {text}: {label}`,
    );
  });

  it('unbalanced-brace: a brace beside the name of a column gets its partner', () => {
    for (const written of ['{text', 'text}']) {
      const template = { ...good, promptTemplate: `${marker(0)} ${written} said${marker(1)} mood: {label}` };
      const problem = checkTemplates([template]).find(({ kind }) => kind === 'unbalanced-brace');
      const [fix] = problem === undefined ? [] : fixesFor(problem, template, context);
      expect(fix && fixed(template, fix)).toBe(`${marker(0)} {text} said${marker(1)} mood: {label}`);
    }
  });

  it('splits-sum: the sum becomes the total, or the stated total is divided', () => {
    const template = { ...good, totalVirtualTokens: 32 };
    const problem = checkTemplates([template]).find(({ kind }) => kind === 'splits-sum');
    expect(problem && fixesFor(problem, template, context)).toEqual([
      { kind: 'use-total', total: 16 },
      { kind: 'use-sizes', sizes: [20, 12] },
    ]);
  });

  it('taskname: the names of the data that no other template has', () => {
    const template = { ...good, taskname: 'Mood' };
    const given = { tasknames: ['mood', 'topic', 'genre'], otherTasknames: ['topic'] };
    const problem = checkTemplates([template], () => given).find(
      (each) => each.kind === 'taskname-not-in-data',
    );
    expect(problem && fixesFor(problem, template, given)).toEqual([
      { kind: 'rename-task', to: 'mood' },
      { kind: 'rename-task', to: 'genre' },
    ]);
  });

  it('taskname-repeated: the later task gets another name', () => {
    const given = { ...context, tasknames: ['mood', 'topic'], otherTasknames: ['mood'] };
    const [problem] = checkTemplates([good, good], () => given);
    expect(problem).toMatchObject({ kind: 'taskname-repeated', index: 1 });
    const fixes = problem === undefined ? [] : fixesFor(problem, good, given);
    expect(fixes).toEqual([{ kind: 'rename-task', to: 'topic' }]);
    expect(fixes.map((fix) => kindsOf(applyFix([good, good], 1, fix), given))).toEqual([[]]);
  });

  it('unequal-totals: every task gets the largest that fits, or the smallest', () => {
    const other = { ...good, taskname: 'topic', virtualTokenSplits: [20, 8], totalVirtualTokens: 28 };
    const problem = checkTemplates([good, other]).find(({ kind }) => kind === 'unequal-totals');
    expect(problem).toBeDefined();
    if (problem === undefined) return;
    const fixes = fixesFor(problem, good, {});
    expect(fixes).toEqual([
      { kind: 'equal-totals', total: 28 },
      { kind: 'equal-totals', total: 16 },
    ]);
    for (const fix of fixes) {
      const after = applyFix([good, other], 0, fix);
      expect(checkTemplates(after)).toEqual([]);
    }
    expect(fixesFor(problem, good, { maxSequenceLength: 20 })).toEqual([{ kind: 'equal-totals', total: 16 }]);
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

  it('rows-too-long: as many virtual tokens fewer as the worst row needs, if there are so many', () => {
    const fixesAt = (overflow: number) => {
      const rows = { all: 40, tooLong: 3, overflow, notText: 0, looksLikeTemplate: 0 };
      const [problem] = checkTemplates([good], () => ({ ...context, rows }));
      const fixes = problem === undefined ? [] : fixesFor(problem, good, { ...context, rows });
      return fixes.filter(({ kind }) => kind === 'use-sizes');
    };
    expect(fixesAt(8)).toEqual([{ kind: 'use-sizes', sizes: [5, 3] }]);
    expect(fixesAt(15)).toEqual([]);
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
      { promptTemplate: good.promptTemplate, virtualTokenSplits: [10, 6], totalVirtualTokens: 16 },
    ]);
  });
});

const piece = fc.oneof(
  fc.nat(3).map(marker),
  fc.constantFrom(
    '{text}',
    '{label}',
    '{txet}',
    '{id}',
    '{}',
    '{',
    '}',
    '<|virtual_prompt_0>',
    ' ',
    ' mood:',
    'x',
  ),
);
const anyTemplate: fc.Arbitrary<TaskTemplate> = fc.record({
  taskname: fc.constantFrom('mood', 'Mood', ''),
  promptTemplate: fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join('')),
  totalVirtualTokens: fc.nat(40),
  virtualTokenSplits: fc.array(fc.nat(20), { maxLength: 4 }),
  truncateField: fc.constantFrom(undefined, 'text', 'label', 'body'),
  answerOnlyLoss: fc.boolean(),
  answerField: fc.constantFrom(undefined, 'label', 'text', 'other'),
});

describe('any template (T18)', () => {
  it('can be pressed into shape: a fix takes its problem away, and errors never grow', () => {
    const given = { ...context, columns: ['text', 'label', 'id'] };
    fc.assert(
      fc.property(anyTemplate, (template) => {
        const problems = checkTemplates([template], () => given);
        for (const problem of problems) {
          for (const fix of fixesFor(problem, template, given)) {
            if (fix.kind === 'ignore') continue;
            const after = checkTemplates(applyFix([template], 0, fix), () => given);
            const count = (all: readonly TemplateProblem[]): number =>
              all.filter(({ kind }) => kind === problem.kind).length;
            expect(count(after), JSON.stringify([template, problem, fix])).toBeLessThan(count(problems));
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it('is valid after its errors were fixed one by one with the first fix offered', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        let current = template;
        for (let press = 0; press < 30; press++) {
          const problem = checkTemplates([current], () => context)[0];
          if (problem?.severity !== 'error') return;
          const fix = fixesFor(problem, current, context)[0];
          // Nothing is offered where taking a field out would make one of the braces around it.
          if (fix === undefined) expect(kindsOf([current], context)).toContain('literal-braces');
          if (fix === undefined) return;
          current = applyFix([current], 0, fix)[0] ?? current;
        }
        expect(errorsOf([current], context), JSON.stringify([template, current])).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });
});
