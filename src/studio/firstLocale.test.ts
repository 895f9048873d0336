import { describe, expect, it } from 'vitest';
import { memoryPreferences } from '../testing/fakeWorld';
import { firstLocale } from './firstLocale';
import { inLanguageFirst, type Sample } from './samples';

describe('the first language', () => {
  it('is the one chosen before, then one of the reader’s', () => {
    const preferences = memoryPreferences();
    expect(firstLocale(preferences, ['sv-SE', 'en'])).toBe('sv');
    preferences.set('locale', 'zh');
    expect(firstLocale(preferences, ['sv-SE', 'en'])).toBe('zh');
    preferences.set('locale', 'tlh');
    expect(firstLocale(preferences, ['sv-SE', 'en'])).toBe('sv');
  });

  it('decides which examples come first; the others keep their order', () => {
    const sample = (id: string, language: string): Sample =>
      ({ id, language, title: id, description: '', file: '', templates: '', rows: 1, labels: 1 }) as const;
    const samples = [sample('a', 'en'), sample('b', 'en'), sample('c', 'sv')];
    expect(inLanguageFirst(samples, 'sv').map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(inLanguageFirst(samples, 'zh').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});
