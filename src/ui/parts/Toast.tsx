import type { ReactNode } from 'react';
import styles from './Toast.module.css';

/** What was just done, with the way back; it stays above the status bar while the screen scrolls under it. */
export function Toast({ children, buttons }: { readonly children: ReactNode; readonly buttons: ReactNode }) {
  return (
    <div className={styles.toast}>
      <div className={styles.text}>{children}</div>
      <div className={styles.buttons}>{buttons}</div>
    </div>
  );
}
