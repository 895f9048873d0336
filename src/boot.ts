import { firstLocale } from './studio/firstLocale';
import { browserPreferences } from './studio/preferences';
import { loadLanguage } from './ui/language/language';

/**
 * The page's first script, and a small one: it knows which language the reader wants, so the sentences and the page
 * itself are on their way at the same time.
 */
const preferences = browserPreferences();
try {
  const [language, { openPage }] = await Promise.all([
    loadLanguage(firstLocale(preferences, navigator.languages)),
    import('./main'),
  ]);
  openPage(preferences, language);
} catch (error) {
  // A file of the page did not arrive; index.html holds the sentence, because no other one is here.
  document.getElementById('not-loaded')?.removeAttribute('hidden');
  throw error;
}
