import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTinyGpt } from '../testing/tinyGpt';
import { createTextStream } from './textStream';
import type { Tokenizer } from './tokenizer';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = (await readTinyGpt()).tokenizer;
});

/** What each id adds, and what the end adds. */
function streamed(ids: readonly number[]): readonly string[] {
  const stream = createTextStream(tokenizer);
  return [...ids.map((id) => stream.push(id)), stream.end()];
}

describe('the text of tokens, one after the other', () => {
  it('G5 is the text of all of them, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 511 }), { maxLength: 24 }), (ids) => {
        expect(streamed(ids).join('')).toBe(tokenizer.decode(ids, { skipSpecial: true }));
      }),
      { numRuns: 500 },
    );
  });
  it('G5 shows a character that spans tokens with its last one', () => {
    const ids = tokenizer.encode('漢');
    expect(ids.length).toBeGreaterThan(1);
    expect(streamed(ids)).toEqual([...ids.slice(1).map(() => ''), '漢', '']);
  });
  it('G5 tells a character that is never completed at the end only', () => {
    const ids = tokenizer.encode('a漢');
    expect(streamed(ids.slice(0, -1)).at(-1)).toBe('\uFFFD');
    expect(streamed(ids.slice(0, -1)).slice(0, -1).join('')).toBe('a');
  });
  it('G5 has no text for special tokens', () => {
    expect(streamed([tokenizer.eosId, ...tokenizer.encode('x')])).toEqual(['', 'x', '']);
  });
});
