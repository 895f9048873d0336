import { useLanguage } from '../language/useLanguage';
import { useStudioState } from '../studioContext';
import { ActivityNote } from './ActivityNote';
import { SavedNote } from './SavedNote';
import styles from './StatusBar.module.css';
import { useBarHeight } from './useBarHeight';

/** Always there: which engine, which model, what it is doing, and a way to stop it. */
export function StatusBar({ onOpenModel }: { readonly onOpenModel: () => void }) {
  const isRunning = useStudioState((state) => state.run.kind === 'active');
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
      <div className={`${styles.run} ${isRunning ? styles.isRunning : ''}`}>
        <ActivityNote />
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
  return base === undefined ? shellText.noModel : base.report.name;
}
