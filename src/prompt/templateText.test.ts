import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movePart, removePart } from './moveParts';
import {
  applyChanges,
  isReconciled,
  partsOf,
  partsText,
  reconcile,
  type TemplatePart,
  withText,
} from './templateText';

const marker = (index: number): string => `<|VIRTUAL_PROMPT_${index}|>`;

describe('markers after an edit (T16)', () => {
  it('are numbered from left to right, sizes travel with them', () => {
    const moved = reconcile({ text: `${marker(1)} {a} ${marker(0)}`, sizes: [10, 6] }, 8);
    expect(moved).toMatchObject({ text: `${marker(0)} {a} ${marker(1)}`, sizes: [6, 10] });
  });

  it('a deleted marker takes its size along, the others close the gap', () => {
    expect(reconcile({ text: `{a}${marker(2)}${marker(0)}`, sizes: [1, 2, 3] }, 8).sizes).toEqual([3, 1]);
  });

  it('a pasted copy gets a size of its own, a new marker the usual one', () => {
    const text = `${marker(0)}${marker(0)}${marker(7)}`;
    expect(reconcile({ text, sizes: [5] }, 8)).toMatchObject({
      text: `${marker(0)}${marker(1)}${marker(2)}`,
      sizes: [5, 5, 8],
    });
  });

  it('nothing that is in order is touched', () => {
    const given = { text: `a ${marker(0)} {b}`, sizes: [4] };
    expect(reconcile(given, 8)).toEqual({ ...given, changes: [] });
  });
});

const piece = fc.oneof(
  fc.string(),
  fc.nat(4).map(marker),
  fc.constantFrom('{a}', '{b c}', '{', '}', '<|VIRTUAL', ' '),
);
const textArbitrary = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));
const sizesArbitrary = fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 5 });

describe('any text (T16)', () => {
  it('is in order after one pass, keeps slot and size together, and its changes make the result', () => {
    fc.assert(
      fc.property(textArbitrary, sizesArbitrary, (text, sizes) => {
        const once = reconcile({ text, sizes }, 8);
        expect(isReconciled(once)).toBe(true);
        expect(reconcile(once, 8)).toEqual({ text: once.text, sizes: once.sizes, changes: [] });
        expect(applyChanges(text, once.changes)).toBe(once.text);
        expect(partsOf({ text, sizes }, 8)).toEqual(partsOf(once, 8));
      }),
    );
  });

  it('becomes parts and text again', () => {
    fc.assert(
      fc.property(textArbitrary, sizesArbitrary, (text, sizes) => {
        const once = reconcile({ text, sizes }, 8);
        expect(partsText(partsOf(once, 8))).toEqual({ text: once.text, sizes: once.sizes });
      }),
    );
  });
});

const slot = (size: number): TemplatePart => ({ kind: 'slot', size });
const words = (text: string): TemplatePart => ({ kind: 'text', text });
const field = (name: string): TemplatePart => ({ kind: 'field', name });

describe('moving a part', () => {
  const parts = [slot(10), words(' '), field('text'), words(' mood: '), slot(6), field('label')];

  it('leaves no doubled space behind and keeps every size', () => {
    expect(partsText(movePart(parts, 2, 6)).text).toBe(`${marker(0)} mood: ${marker(1)}{label}{text}`);
    expect(partsText(movePart(parts, 4, 0))).toEqual({
      text: `${marker(0)}${marker(1)} {text} mood: {label}`,
      sizes: [6, 10],
    });
  });

  it('to its own place changes nothing', () => {
    for (const index of parts.keys()) {
      if (index === 2) continue;
      expect(partsText(movePart(parts, index, index)).text).toBe(partsText(parts).text);
    }
  });

  it('removes a part with one of the spaces around it', () => {
    expect(partsText(removePart(parts, 2)).text).toBe(`${marker(0)} mood: ${marker(1)}{label}`);
  });
});

describe('a template with a text', () => {
  it('has the sum of its sizes as total', () => {
    const template = {
      taskname: 'mood',
      promptTemplate: '',
      totalVirtualTokens: 99,
      virtualTokenSplits: [],
      truncateField: undefined,
      answerOnlyLoss: true,
      answerField: undefined,
    };
    expect(withText(template, { text: marker(0), sizes: [7] })).toMatchObject({
      totalVirtualTokens: 7,
      promptTemplate: marker(0),
    });
  });
});
