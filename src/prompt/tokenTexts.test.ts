import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer } from '../model/loadTokenizer';
import { readFixtureJson } from '../testing/fixtures';
import { tokenTexts } from './tokenTexts';

const tokenizer = createTokenizer(readFixtureJson('tiny-gpt2/tokenizer.json'), undefined);
const shown = (text: string) => tokenTexts(tokenizer.encode(text), tokenizer);

describe('what tokens show (T20)', () => {
  it('joined is the text, whatever the tokens cut through', () => {
    const text = fc.string({
      unit: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 3 }), fc.constant('é漢😀')),
    });
    fc.assert(
      fc.property(text, (given) => {
        // A lone half of a character counts as U+FFFD.
        const expected = new TextDecoder().decode(new TextEncoder().encode(given));
        expect(
          shown(given)
            .map((token) => token.text)
            .join(''),
        ).toBe(expected);
      }),
    );
  });

  it('a character in several tokens stands in the last, and all of them say so', () => {
    const [first, ...rest] = shown('😀');
    expect(rest.length).toBeGreaterThan(0);
    expect(first).toEqual({ text: '', partOf: '😀' });
    expect(rest.at(-1)).toEqual({ text: '😀', partOf: '😀' });
    expect(shown('ab').every(({ partOf }) => partOf === undefined)).toBe(true);
  });

  it('no tokens show nothing', () => {
    expect(tokenTexts([], tokenizer)).toEqual([]);
  });
});
