import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { LiveText } from '../parts/LiveText';
import { useStudio, useStudioState } from '../studioContext';
import { SavedNote } from './SavedNote';
import styles from './StatusBar.module.css';
import { useBarHeight } from './useBarHeight';

/** Always there: which engine, which model, what it is doing, and a way to stop it. */
export function StatusBar({ onOpenModel }: { readonly onOpenModel: () => void }) {
  const { shell: shellText, progress: progressText } = useLanguage();
  const studio = useStudio();
  const run = useStudioState((state) => state.run);
  const bar = useBarHeight();
  return (
    <footer ref={bar} className={styles.bar}>
      <button type="button" className={styles.model} onClick={onOpenModel}>
        <span className={styles.engine}>
          <EngineName />
        </span>
        <span className={styles.base}>
          <BaseName />
        </span>
      </button>
      <div className={`${styles.run} ${run.kind === 'active' ? styles.isRunning : ''}`}>
        {run.kind === 'active' ? (
          <>
            <span>{progressText.phaseText(run.phase, run.stopping)}</span>
            <LiveText
              className={styles.live}
              read={({ history }) => progressText.stepText(history, run.prepared)}
            />
            <LiveText
              className={styles.eta}
              read={({ history }) => progressText.etaText(history, run.prepared)}
            />
            <Button
              onPress={() => studio.run.command('stop-and-keep')}
              disabledBecause={run.stopping ? shellText.alreadyStopping : undefined}
            >
              {shellText.stop}
            </Button>
          </>
        ) : null}
        <SavedNote />
      </div>
    </footer>
  );
}

function EngineName() {
  const { shell: shellText } = useLanguage();
  const backend = useStudioState((state) => state.model.backend);
  switch (backend.kind) {
    case 'none':
      return shellText.noEngine;
    case 'starting':
      return shellText.engineStarting;
    case 'failed':
      return shellText.noEngine;
    case 'ready':
      return `${backend.report.kind === 'webgpu' ? 'WebGPU' : backend.report.kind.toUpperCase()} · ${backend.report.adapter}`;
  }
}

function BaseName() {
  const { shell: shellText } = useLanguage();
  const base = useStudioState((state) => state.model.base);
  const loading = useStudioState((state) => state.model.loading);
  if (loading !== undefined) return shellText.loading(loading.name);
  return base === undefined ? shellText.noModel : base.report.name;
}
