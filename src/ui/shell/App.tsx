import { Suspense, useEffect, useState } from 'react';
import type { Screen } from '../../studio/state';
import { HomeScreen } from '../home/HomeScreen';
import { useLanguage } from '../language/useLanguage';
import { useStudioState } from '../studioContext';
import styles from './App.module.css';
import { LiveRegion } from './LiveRegion';
import { Notices } from './Notices';
import { useHashScreen, useLeaveWarning, useTabTitle, useTheme } from './pageEffects';
import { Rail } from './Rail';
import { ScreenGuard } from './ScreenGuard';
import { StatusBar } from './StatusBar';
import { LazyModelDialog, laterScreens, prefetchScreens, type ScreenProps } from './screenFiles';

/** The whole page: rail, the current screen, status bar, and the one live region. */
export function App() {
  const { shell: shellText } = useLanguage();
  const screen = useStudioState((state) => state.view.screen);
  const [isModelOpen, setModelOpen] = useState(false);
  useHashScreen();
  useTheme();
  useTabTitle();
  useLeaveWarning();
  useEffect(() => void prefetchScreens(), []);
  const openModel = (): void => setModelOpen(true);
  return (
    <>
      <a className={styles.skip} href="#content">
        {shellText.skip}
      </a>
      <div className={styles.page}>
        <Rail />
        <main id="content" className={styles.main} tabIndex={-1} aria-label={shellText.screens[screen]}>
          <Notices />
          <ScreenGuard key={screen}>
            <Suspense
              fallback={<p className={styles.waiting}>{shellText.opening(shellText.screens[screen])}</p>}
            >
              <CurrentScreen screen={screen} onOpenModel={openModel} />
            </Suspense>
          </ScreenGuard>
        </main>
        <StatusBar onOpenModel={openModel} />
      </div>
      {isModelOpen ? (
        <Suspense fallback={null}>
          <LazyModelDialog onClose={() => setModelOpen(false)} />
        </Suspense>
      ) : null}
      <LiveRegion />
    </>
  );
}

function CurrentScreen({ screen, onOpenModel }: ScreenProps & { readonly screen: Screen }) {
  if (screen === 'home') return <HomeScreen onOpenModel={onOpenModel} />;
  const LaterScreen = laterScreens[screen];
  return <LaterScreen onOpenModel={onOpenModel} />;
}
