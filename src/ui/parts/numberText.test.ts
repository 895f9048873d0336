import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printNumber, readNumber } from './numberText';

const open = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };

describe('a number in a field', () => {
  it('is read as it was printed, in every language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom('en', 'sv', 'zh'),
        (units, digits, locale) => {
          const value = Number((units / 1000).toFixed(digits));
          const read = readNumber(printNumber(value, locale, digits), { ...open, digits });
          expect(read).toBeCloseTo(value, 9);
        },
      ),
    );
  });

  it('stays within its limits and keeps its decimals', () => {
    expect(readNumber('0', { min: 1, max: 9, digits: 0 })).toBe(1);
    expect(readNumber('12', { min: 1, max: 9, digits: 0 })).toBe(9);
    expect(readNumber('2.6', { ...open, digits: 0 })).toBe(3);
    expect(readNumber('2e-4', { ...open, digits: 6 })).toBe(0.0002);
    expect(readNumber('0,05', { ...open, digits: 2 })).toBe(0.05);
  });

  it('is nothing when it is not one', () => {
    for (const text of ['', '  ', 'ten', '1 000', '1.2.3', 'Infinity'])
      expect(readNumber(text, { ...open, digits: 0 })).toBeUndefined();
  });
});
