import type { Kit } from './kit';
import { type Screen, type Theme, themes } from './state';

export interface ViewActions {
  show(screen: Screen): void;
  /** Kept for the next visit. */
  setTheme(theme: Theme): void;
  dismiss(noticeId: number): void;
}

export function createViewActions(kit: Kit): ViewActions {
  const kept = kit.world.preferences.get('theme');
  const theme = themes.find((each) => each === kept);
  if (theme !== undefined) kit.patch('view', { theme });
  return {
    show: (screen) => kit.patch('view', { screen }),
    setTheme: (chosen) => {
      kit.patch('view', { theme: chosen });
      kit.world.preferences.set('theme', chosen);
    },
    dismiss: (noticeId) => {
      const { notices } = kit.store.getState().view;
      kit.patch('view', { notices: notices.filter(({ id }) => id !== noticeId) });
    },
  };
}
