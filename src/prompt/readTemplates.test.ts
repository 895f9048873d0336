import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printTemplates, readTemplateEntries, readTemplates } from './readTemplates';

const entry = {
  taskname: 'mood',
  prompt_template: '<|VIRTUAL_PROMPT_0|> {text}: {label}',
  total_virtual_tokens: 4,
  virtual_token_splits: [4],
};
const template = {
  taskname: 'mood',
  promptTemplate: entry.prompt_template,
  totalVirtualTokens: 4,
  virtualTokenSplits: [4],
  truncateField: undefined,
  answerOnlyLoss: false,
  answerField: undefined,
};

describe('T15 templates on disk', () => {
  it('may be a list, an object around a list, or one alone', () => {
    for (const value of [[entry], { task_templates: [entry] }, entry]) {
      expect(readTemplates(JSON.stringify(value))).toEqual({ templates: [template], problems: [] });
    }
  });

  it('come back as they were written', () => {
    const templates = fc.array(
      fc.record({
        taskname: fc.string(),
        promptTemplate: fc.string(),
        totalVirtualTokens: fc.nat(1000),
        virtualTokenSplits: fc.array(fc.nat(1000)),
        truncateField: fc.option(fc.string(), { nil: undefined }),
        answerOnlyLoss: fc.boolean(),
        answerField: fc.option(fc.string(), { nil: undefined }),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(templates, (written) => {
        expect(readTemplates(printTemplates(written))).toEqual({ templates: written, problems: [] });
      }),
    );
  });

  it('tells of unknown keys, keeps them aside and writes them again', () => {
    expect(readTemplateEntries([{ ...entry, author: 'me' }])).toEqual({
      templates: [{ ...template, otherKeys: { author: 'me' } }],
      problems: [{ kind: 'unknown-key', template: 1, key: 'author' }],
    });
    const kept = [{ ...template, otherKeys: { author: 'me' } }];
    expect(readTemplates(printTemplates(kept)).templates).toEqual(kept);
  });

  it('leaves out a template with a wrong key and says which', () => {
    const read = readTemplateEntries([entry, { ...entry, total_virtual_tokens: '4' }]);
    expect(read.templates).toEqual([template]);
    expect(read.problems).toMatchObject([
      {
        kind: 'bad-template',
        template: 2,
        fault: { path: 'total_virtual_tokens', expected: 'number', found: '"4"' },
      },
    ]);
  });

  it('says where the text stops being JSON', () => {
    expect(readTemplates('[\n  {"taskname": None}\n]').problems).toEqual([
      {
        kind: 'not-json',
        fault: { kind: 'foreign-word', word: 'None', language: 'python' },
        line: 2,
        column: 16,
      },
    ]);
  });

  it('says when there is nothing', () => {
    for (const text of ['[]', '17', 'null', '{"task_templates": []}']) {
      expect(readTemplates(text).problems).toMatchObject([{ kind: 'no-templates' }]);
    }
  });
});
