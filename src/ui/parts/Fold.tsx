import { type ReactNode, useId, useState } from 'react';
import styles from './Fold.module.css';

/** Parts that most people never need, folded away under a line. */
export function Fold({
  title,
  children,
  isOpen: isHeldOpen,
  onToggle,
}: {
  readonly title: string;
  readonly children: ReactNode;
  /** Given: whether it is open is the owner's to say, with `onToggle`. */
  readonly isOpen?: boolean;
  readonly onToggle?: (isOpen: boolean) => void;
}) {
  const id = useId();
  const [isOwnOpen, setOwnOpen] = useState(false);
  const isOpen = isHeldOpen ?? isOwnOpen;
  return (
    <div className={styles.fold}>
      <h3 className={styles.heading}>
        <button
          type="button"
          className={styles.trigger}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => {
            setOwnOpen(!isOpen);
            onToggle?.(!isOpen);
          }}
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
