import type { Locale } from '../words/locale';
import { firstLocale } from './firstLocale';
import type { Kit } from './kit';
import { type Screen, type Theme, themes } from './state';

export interface ViewActions {
  show(screen: Screen): void;
  /** Kept for the next visit. */
  setTheme(theme: Theme): void;
  /** Kept for the next visit. */
  setLocale(locale: Locale): void;
  dismiss(noticeId: number): void;
}

export function createViewActions(kit: Kit): ViewActions {
  const keptTheme = kit.world.preferences.get('theme');
  const theme = themes.find((each) => each === keptTheme);
  const locale = firstLocale(kit.world.preferences, kit.world.languages);
  kit.patch('view', { locale, ...(theme === undefined ? {} : { theme }) });
  return {
    show: (screen) => kit.patch('view', { screen }),
    setTheme: (theme) => {
      kit.patch('view', { theme });
      kit.world.preferences.set('theme', theme);
    },
    setLocale: (locale) => {
      kit.patch('view', { locale });
      kit.world.preferences.set('locale', locale);
    },
    dismiss: (noticeId) => {
      const { notices } = kit.store.getState().view;
      kit.patch('view', { notices: notices.filter(({ id }) => id !== noticeId) });
    },
  };
}
