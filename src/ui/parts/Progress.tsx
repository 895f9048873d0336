import { useId } from 'react';
import styles from './Progress.module.css';

/** How far a long thing is, in words and as a bar; without a value it only says that it is going on. */
export function Progress({ label, value }: { readonly label: string; readonly value: number | undefined }) {
  const id = useId();
  return (
    <div className={styles.progress}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <div
        className={styles.track}
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(value === undefined ? {} : { 'aria-valuenow': Math.round(100 * value) })}
      >
        <div
          className={value === undefined ? styles.unknown : styles.fill}
          style={value === undefined ? undefined : { inlineSize: `${100 * value}%` }}
        />
      </div>
    </div>
  );
}
