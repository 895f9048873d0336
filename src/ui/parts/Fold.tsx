import { type ReactNode, useId, useState } from 'react';
import styles from './Fold.module.css';

/** Parts that most people never need, folded away under a line. */
export function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.fold}>
      <h3 className={styles.heading}>
        <button
          type="button"
          className={styles.trigger}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <span className={styles.arrow} aria-hidden="true">
            ›
          </span>
          {title}
        </button>
      </h3>
      <div id={id} className={styles.panel} hidden={!isOpen}>
        {children}
      </div>
    </div>
  );
}
