import styles from './playground.module.css';

/** A share between 0 and 1 as a bar; its number stands beside it. */
export function ShareBar({ share }: { readonly share: number }) {
  return (
    <span className={styles.track} aria-hidden="true">
      <span className={styles.bar} style={{ inlineSize: `${100 * share}%` }} />
    </span>
  );
}
