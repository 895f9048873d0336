import { lazy, Suspense, useEffect, useState } from 'react';
import { assertUnreachable } from '../../base/assert';
import type { Screen } from '../../studio/state';
import { DataScreen } from '../data/DataScreen';
import { ExportScreen } from '../export/ExportScreen';
import { HomeScreen } from '../home/HomeScreen';
import { useLanguage } from '../language/useLanguage';
import { ModelDialog } from '../model/ModelDialog';
import { PlaygroundScreen } from '../playground/PlaygroundScreen';
import { useStudioState } from '../studioContext';
import { TemplateScreen } from '../template/TemplateScreen';
import styles from './App.module.css';
import { LiveRegion } from './LiveRegion';
import { Notices } from './Notices';
import { useHashScreen, useLeaveWarning, useTabTitle, useTheme } from './pageEffects';
import { Rail } from './Rail';
import { StatusBar } from './StatusBar';

const TrainScreen = lazy(async () => ({ default: (await import('../train/TrainScreen')).TrainScreen }));

/** The whole page: rail, the current screen, status bar, and the one live region. */
export function App() {
  const { shell: shellText } = useLanguage();
  const screen = useStudioState((state) => state.view.screen);
  const [isModelOpen, setModelOpen] = useState(false);
  useHashScreen();
  useTheme();
  useTabTitle();
  useLeaveWarning();
  // Fetched while the page is idle, so that opening Train shows no gap.
  useEffect(() => void import('../train/TrainScreen'), []);
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
          <Suspense fallback={null}>
            <CurrentScreen screen={screen} onOpenModel={openModel} />
          </Suspense>
        </main>
        <StatusBar onOpenModel={openModel} />
      </div>
      <ModelDialog isOpen={isModelOpen} onClose={() => setModelOpen(false)} />
      <LiveRegion />
    </>
  );
}

function CurrentScreen({
  screen,
  onOpenModel,
}: {
  readonly screen: Screen;
  readonly onOpenModel: () => void;
}) {
  switch (screen) {
    case 'home':
      return <HomeScreen />;
    case 'data':
      return <DataScreen />;
    case 'template':
      return <TemplateScreen />;
    case 'train':
      return <TrainScreen onOpenModel={onOpenModel} />;
    case 'playground':
      return <PlaygroundScreen />;
    case 'export':
      return <ExportScreen />;
    default:
      return assertUnreachable(screen);
  }
}
