import type { Kit } from './kit';
import type { Screen, Theme } from './state';

export interface ViewActions {
  show(screen: Screen): void;
  setTheme(theme: Theme): void;
  dismiss(noticeId: number): void;
}

export function createViewActions(kit: Kit): ViewActions {
  return {
    show: (screen) => kit.patch('view', { screen }),
    setTheme: (theme) => kit.patch('view', { theme }),
    dismiss: (noticeId) => {
      const { notices } = kit.store.getState().view;
      kit.patch('view', { notices: notices.filter(({ id }) => id !== noticeId) });
    },
  };
}
