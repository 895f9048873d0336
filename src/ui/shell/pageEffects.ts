import { useEffect } from 'react';
import { activityOf, shareOf } from '../../studio/activity';
import type { Studio } from '../../studio/createStudio';
import { wouldLose } from '../../studio/leaving';
import { screens } from '../../studio/state';
import type { Language } from '../language/language';
import { useLanguage } from '../language/useLanguage';
import { useStudio, useStudioState } from '../studioContext';

/** Screen and address follow each other, so back, forward and links work. */
export function useHashScreen(): void {
  const studio = useStudio();
  const screen = useStudioState((state) => state.view.screen);
  useEffect(() => {
    const follow = (): void => {
      const wanted = screens.find((each) => `#${each}` === window.location.hash);
      if (wanted !== undefined) studio.view.show(wanted);
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [studio]);
  useEffect(() => {
    const shown = screens.find((each) => `#${each}` === window.location.hash) ?? 'home';
    if (shown !== screen) window.history.pushState(null, '', `#${screen}`);
  }, [screen]);
}

/** Puts the theme on the root element; `auto` follows the system while the page is open. */
export function useTheme(): void {
  const theme = useStudioState((state) => state.view.theme);
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void => {
      const shown = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
      document.documentElement.dataset.theme = shown;
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);
}

/** The tab says what is going on and how far it is, about once a second. */
export function useTabTitle(): void {
  const studio = useStudio();
  const language = useLanguage();
  useEffect(() => {
    const write = (): void => {
      const title = tabTitle(studio, language);
      if (document.title !== title) document.title = title;
    };
    write();
    const timer = setInterval(write, 1000);
    return () => clearInterval(timer);
  }, [studio, language]);
}

function tabTitle({ store, history }: Studio, { shell, activity, format }: Language): string {
  const state = store.getState();
  const now = activityOf(state, history);
  const share = now === undefined ? undefined : shareOf(now);
  // Things that take a moment do not change the tab.
  if (now === undefined || share === undefined) return shell.title(shell.screens[state.view.screen]);
  return shell.runningTitle(format.percent(Math.floor(100 * share) / 100), activity.name(now));
}

/** Asks before leaving while work would be lost. */
export function useLeaveWarning(): void {
  const isRisky = useStudioState(wouldLose);
  useEffect(() => {
    if (!isRisky) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isRisky]);
}
