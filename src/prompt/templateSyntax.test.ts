import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplate, printTemplate, templateFieldNames, withoutVirtualTokens } from './templateSyntax';

const anyTemplate = fc
  .array(
    fc.oneof(
      fc.constantFrom('{', '}', '{}', '{a}', '<|VIRTUAL_PROMPT_0|>', '<|VIRTUAL_PROMPT_', '|>', ' '),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(''));

const outline = (template: string): string[] =>
  parseTemplate(template).map((segment) =>
    segment.kind === 'text'
      ? segment.text
      : segment.kind === 'field'
        ? `field ${segment.name}`
        : `virtual ${segment.marker}`,
  );

describe('template text', () => {
  it('T1 parsing and printing is the identity', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        expect(printTemplate(parseTemplate(template))).toBe(template);
      }),
    );
  });

  it('T1 parts follow each other without gaps', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        let end = 0;
        for (const segment of parseTemplate(template)) {
          expect(segment.start).toBe(end);
          expect(segment.end).toBeGreaterThan(segment.start);
          end = segment.end;
        }
        expect(end).toBe(template.length);
      }),
    );
  });

  it('T2 knows markers only in their exact form', () => {
    expect(outline('<|VIRTUAL_PROMPT_0|> {s}<|VIRTUAL_PROMPT_12|>')).toEqual([
      'virtual 0',
      ' ',
      'field s',
      'virtual 12',
    ]);
    for (const text of [
      '<|VIRTUAL_PROMPT_0>',
      '<|virtual_prompt_0|>',
      '<|VIRTUAL_PROMPT_01|>',
      '<|VIRTUAL_PROMPT_|>',
    ]) {
      expect(outline(text)).toEqual([text]);
    }
  });

  it('T3 takes the innermost braces for a field', () => {
    expect(outline('{"a": "{text}"}')).toEqual(['{"a": "', 'field text', '"}']);
    expect(outline('{{a}} {} {')).toEqual(['{', 'field a', '} {} {']);
    expect(outline('{<|VIRTUAL_PROMPT_0|>}')).toEqual(['{', 'virtual 0', '}']);
  });

  it('names fields in order of first use', () => {
    expect(templateFieldNames('{b} {a} {b}')).toEqual(['b', 'a']);
  });

  it('leaves the text alone when virtual tokens are taken out', () => {
    const template = {
      taskname: 't',
      promptTemplate: '<|VIRTUAL_PROMPT_0|> {s}<|VIRTUAL_PROMPT_1|> mood:{label}',
      totalVirtualTokens: 6,
      virtualTokenSplits: [4, 2],
      truncateField: 's',
      answerOnlyLoss: true,
      answerField: 'label',
    };
    expect(withoutVirtualTokens(template)).toEqual({
      ...template,
      promptTemplate: ' {s} mood:{label}',
      totalVirtualTokens: 0,
      virtualTokenSplits: [],
    });
  });
});
