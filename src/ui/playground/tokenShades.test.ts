import { describe, expect, it } from 'vitest';
import { shadeOf, tokenAfterKey } from './tokenShades';

describe('tokens of an answer', () => {
  it('are told apart by how sure the model was', () => {
    expect([1, 0.9, 0.89, 0.5, 0.49, 0.1, 0.09, 0].map(shadeOf)).toEqual([
      'sure',
      'sure',
      'likely',
      'likely',
      'open',
      'open',
      'unlikely',
      'unlikely',
    ]);
  });
  it('are walked through with the keys, in the direction of the text', () => {
    expect(tokenAfterKey('ArrowRight', 0, 3, false)).toBe(1);
    expect(tokenAfterKey('ArrowRight', 2, 3, false)).toBe(2);
    expect(tokenAfterKey('ArrowRight', 1, 3, true)).toBe(0);
    expect(tokenAfterKey('ArrowLeft', 1, 3, true)).toBe(2);
    expect(tokenAfterKey('End', 0, 3, false)).toBe(2);
    expect(tokenAfterKey('Home', 2, 3, false)).toBe(0);
    expect(tokenAfterKey('a', 1, 3, false)).toBeUndefined();
  });
});
