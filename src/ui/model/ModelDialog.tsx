import { useEffect, useRef } from 'react';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { useStudioState } from '../studioContext';
import { BasePanel } from './BasePanel';
import { EnginePanel } from './EnginePanel';
import styles from './ModelDialog.module.css';

/**
 * Which base, which engine, and why; and the way to change either. The browser's own modal dialog: it keeps the focus
 * inside, closes on Escape, and gives the focus back to what had it.
 */
export function ModelDialog({ onClose }: { readonly onClose: () => void }) {
  const { model: modelText } = useLanguage();
  const isRunning = useStudioState((state) => state.run.kind === 'active');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const close = (): void => dialog.current?.close();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press outside closes it; Escape, which the browser handles, does so too.
    <dialog
      ref={dialog}
      className={styles.modal}
      aria-labelledby="model-dialog-title"
      onClose={onClose}
      onClick={({ target }) => {
        // Inside, the padding belongs to the content: only the backdrop counts as the dialog itself.
        if (target === dialog.current) close();
      }}
    >
      <div className={styles.dialog}>
        <div className={styles.head}>
          <h2 id="model-dialog-title" className={styles.title}>
            {modelText.title}
          </h2>
          <Button onPress={close}>{modelText.close}</Button>
        </div>
        {isRunning ? <p className={layout.soft}>{modelText.busy}</p> : null}
        <BasePanel busy={isRunning ? modelText.busy : undefined} />
        <EnginePanel isRunning={isRunning} />
      </div>
    </dialog>
  );
}
