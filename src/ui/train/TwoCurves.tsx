import styles from './TwoCurves.module.css';

/** What two compared runs look like, dimmed: nothing was measured yet. For the eye only. */
export function TwoCurves() {
  return (
    <svg className={styles.curves} viewBox="0 0 320 90" aria-hidden="true" focusable="false">
      <path className={styles.grid} d="M0 15H320M0 45H320M0 75H320" />
      <path className={styles.first} d="M4 8C40 52 70 62 120 66S250 74 316 76" />
      <path className={styles.second} d="M4 8C30 28 70 34 120 44S250 56 316 60" />
    </svg>
  );
}
