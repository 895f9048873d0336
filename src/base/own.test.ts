import { describe, expect, it } from 'vitest';
import { own } from './own';

describe('own', () => {
  it.each(['constructor', 'toString', '__proto__'])('finds %s only when it was put there', (name) => {
    expect(own({ other: 1 }, name)).toBeUndefined();
    expect(own(Object.fromEntries([[name, 1]]), name)).toBe(1);
  });
});
