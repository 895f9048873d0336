import { describe, expect, it } from 'vitest';
import { closestLocale } from './locale';

describe('the language of the page', () => {
  it('is the first of the reader’s languages that the studio speaks', () => {
    expect(closestLocale(['fi', 'sv-FI', 'en'])).toBe('sv');
    expect(closestLocale(['zh-Hant-TW'])).toBe('zh');
    expect(closestLocale(['EN-gb', 'sv'])).toBe('en');
  });

  it('is English when it speaks none of them', () => {
    expect(closestLocale(['fi', 'svx'])).toBe('en');
    expect(closestLocale([])).toBe('en');
  });
});
