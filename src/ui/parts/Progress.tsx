import { Label, ProgressBar } from 'react-aria-components';
import styles from './Progress.module.css';

/** How far a long thing is, in words and as a bar; without a value it only says that it is going on. */
export function Progress({ label, value }: { readonly label: string; readonly value: number | undefined }) {
  return (
    <ProgressBar
      className={styles.progress ?? ''}
      {...(value === undefined ? { isIndeterminate: true } : { value: Math.round(100 * value) })}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.track}>
        <div
          className={value === undefined ? styles.unknown : styles.fill}
          style={value === undefined ? undefined : { inlineSize: `${100 * value}%` }}
        />
      </div>
    </ProgressBar>
  );
}
