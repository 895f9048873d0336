import { closestLocale, type Locale } from '../words/locale';
import type { Preferences } from './preferences';

/** The language to open with: the one chosen on an earlier visit, else the first of the reader's that is spoken here. */
export function firstLocale(preferences: Preferences, languages: readonly string[]): Locale {
  const chosen = preferences.get('locale');
  return closestLocale([...(chosen === undefined ? [] : [chosen]), ...languages]);
}
