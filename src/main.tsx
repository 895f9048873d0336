import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { assert } from './base/assert';
import { createWorkerDesk } from './bridge/workerDesk';
import { createWorkerEngine } from './bridge/workerEngine';
import { createStudio } from './studio/createStudio';
import { lockTraining } from './studio/lockTraining';
import type { Preferences } from './studio/preferences';
import { openShelf } from './studio/shelf';
import { fetchShipped, shippedUrl } from './studio/shipped';
import { LanguageRoot } from './ui/language/LanguageRoot';
import type { Language } from './ui/language/language';
import { download } from './ui/parts/download';
import { App } from './ui/shell/App';
import { StudioProvider } from './ui/studioContext';
import './ui/tokens.css';

/** A worker that says nothing for so long after a stop is taken for dead. Slow machines need seconds per step. */
const silenceMilliseconds = 20_000;

const openEngine = () =>
  createWorkerEngine(new Worker(new URL('./engine/engine.worker.ts', import.meta.url), { type: 'module' }), {
    silenceMilliseconds,
  });
const desk = createWorkerDesk(
  new Worker(new URL('./bridge/desk.worker.ts', import.meta.url), { type: 'module' }),
);

/** Puts page, engine and desk together and shows the studio in its first language. */
export function openPage(preferences: Preferences, firstLanguage: Language): void {
  const studio = createStudio(
    {
      openEngine,
      desk,
      shelf: openShelf(),
      preferences,
      languages: navigator.languages,
      shippedUrl,
      fetchShipped,
      newRunId: () => crypto.randomUUID(),
      now: Date.now,
      lockTraining,
      giveFile: download,
    },
    requestAnimationFrame,
  );
  const root = document.getElementById('root');
  assert(root !== null, 'index.html has #root');
  createRoot(root).render(
    <StrictMode>
      <StudioProvider studio={studio}>
        <LanguageRoot first={firstLanguage}>
          <App />
        </LanguageRoot>
      </StudioProvider>
    </StrictMode>,
  );
  void studio.open();
}
