import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { isReconciled, textOf } from '../../prompt/templateText';
import { insertedPart, moveBy, moveToOffset, templateParts, withoutPart } from './templateParts';

const marker = (index: number): string => `<|VIRTUAL_PROMPT_${index}|>`;
const template = (promptTemplate: string, virtualTokenSplits: readonly number[]): TaskTemplate => ({
  taskname: 'mood',
  promptTemplate,
  virtualTokenSplits,
  totalVirtualTokens: virtualTokenSplits.reduce((sum, size) => sum + size, 0),
  truncateField: 'text',
  answerOnlyLoss: true,
  answerField: 'label',
});
const usual = template(`${marker(0)} {text} mood:${marker(1)}{label}`, [10, 6]);

describe('a part that goes somewhere else', () => {
  it('lands where it was dropped, inside a text, and leaves no doubled space', () => {
    const place = usual.promptTemplate.indexOf('od:');
    const moved = moveToOffset(usual, 2, place);
    expect(moved.template.promptTemplate).toBe(`${marker(0)} mo{text}od:${marker(1)}{label}`);
    expect(moved.template.promptTemplate.slice(moved.start, moved.end)).toBe('{text}');
  });

  it('takes the space along that would lead the template', () => {
    const moved = moveToOffset(usual, 0, usual.promptTemplate.length);
    expect(moved.template.promptTemplate).toBe(`{text} mood:${marker(0)}{label}${marker(1)}`);
    expect(moved.template.virtualTokenSplits).toEqual([6, 10]);
  });

  it('changes places with its neighbour around the space between them', () => {
    const moved = moveBy(usual, 2, -1);
    expect(moved.template.promptTemplate).toBe(`{text} ${marker(0)} mood:${marker(1)}{label}`);
    expect(moved.template.promptTemplate.slice(moved.start, moved.end)).toBe('{text}');
    expect(moveBy(moved.template, 0, 1).template).toEqual(usual);
  });

  it('stays where it is at the ends', () => {
    expect(moveBy(usual, 0, -1).template).toEqual(usual);
    expect(moveBy(usual, 5, 1).template).toEqual(usual);
  });
});

describe('parts that come and go', () => {
  it('a new slot gets its number by its place', () => {
    const { template: more, start, end } = insertedPart(usual, 2, { kind: 'slot', size: 4 });
    expect(more.virtualTokenSplits).toEqual([10, 4, 6]);
    expect(more.totalVirtualTokens).toBe(20);
    expect(more.promptTemplate.slice(start, end)).toBe(marker(1));
  });

  it('the first slot goes with the space after it', () => {
    expect(withoutPart(usual, 0).promptTemplate).toBe(`{text} mood:${marker(0)}{label}`);
  });
});

const piece = fc.constantFrom(marker(0), marker(1), '{text}', '{label}', ' ', ' mood: ', 'x', '\n');
describe('any move in any template', () => {
  it('keeps slots, sizes and fields, and points at what was moved', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 8 }),
        fc.nat(99),
        fc.nat(99),
        (pieces, which, where) => {
          const given = template(pieces.join(''), [3, 5]);
          const chips = templateParts(given).flatMap((part, i) => (part.kind === 'text' ? [] : [i]));
          fc.pre(chips.length > 0);
          const index = chips[which % chips.length] ?? 0;
          const moves = [
            moveToOffset(given, index, where % (given.promptTemplate.length + 1)),
            moveBy(given, index, -1),
            moveBy(given, index, 1),
          ];
          const chipsOf = (one: TaskTemplate): readonly string[] =>
            templateParts(one)
              .filter(({ kind }) => kind !== 'text')
              .map((part) => JSON.stringify(part))
              .sort();
          for (const { template: next, start, end } of moves) {
            expect(chipsOf(next)).toEqual(chipsOf(given));
            expect(isReconciled(textOf(next))).toBe(true);
            expect(next.promptTemplate.slice(start, end)).toMatch(/^(\{.*\}|<\|.*\|>)$/);
          }
        },
      ),
    );
  });
});
