import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './DialogFrame.module.css';

/**
 * The browser's own modal dialog: it keeps the focus inside, closes on Escape, and gives the focus back to what had it.
 * Its content gets the way to close it.
 */
export function DialogFrame({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: (close: () => void) => ReactNode;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles.modal} aria-labelledby={id} onClose={onClose}>
      <div className={styles.content}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {children(() => dialog.current?.close())}
      </div>
    </dialog>
  );
}
