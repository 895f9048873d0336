import { Button as AriaButton } from 'react-aria-components';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { LiveText } from '../parts/LiveText';
import { useStudio, useStudioState } from '../studioContext';
import styles from './StatusBar.module.css';
import { ThemeSwitch } from './ThemeSwitch';

/** Always there: which engine, which model, what it is doing, and a way to stop it. */
export function StatusBar({ onOpenModel }: { readonly onOpenModel: () => void }) {
  const { shell: shellText, progress: progressText } = useLanguage();
  const studio = useStudio();
  const run = useStudioState((state) => state.run);
  return (
    <footer className={styles.bar}>
      <AriaButton className={styles.model ?? ''} onPress={onOpenModel}>
        <span className={styles.engine}>
          <EngineName />
        </span>
        <span className={styles.base}>
          <BaseName />
        </span>
      </AriaButton>
      <div className={styles.run}>
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
            <Button onPress={() => studio.run.command('stop-and-keep')} isDisabled={run.stopping}>
              {shellText.stop}
            </Button>
          </>
        ) : null}
        <ThemeSwitch />
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
