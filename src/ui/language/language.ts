import { assertUnreachable } from '../../base/assert';
import type { Locale } from '../../words/locale';
import type { english } from './english';

/** All that the page says in one language: a missing sentence does not compile. */
export type Language = typeof english;

/** How languages call themselves, for the choice of one. */
export const localeNames: Readonly<Record<Locale, string>> = { en: 'English', sv: 'Svenska', zh: '中文' };

/** The sentences of a language; each is a file of its own, so that nobody fetches two. */
export async function loadLanguage(locale: Locale): Promise<Language> {
  const language = await importLanguage(locale);
  if (new URLSearchParams(window.location.search).get('language') !== 'pseudo') return language;
  return (await import('./pseudo')).pseudoLanguage(language);
}

async function importLanguage(locale: Locale): Promise<Language> {
  switch (locale) {
    case 'sv':
      return (await import('./swedish')).swedish;
    case 'zh':
      return (await import('./chinese')).chinese;
    case 'en':
      return (await import('./english')).english;
    default:
      return assertUnreachable(locale);
  }
}
