import { useLanguage } from '../language/useLanguage';
import { shadeLimits } from './tokenShades';
import styles from './writtenText.module.css';

/** What the underlines mean. */
export function ShadeKey() {
  const { playground: playgroundText, format } = useLanguage();
  return (
    <p className={styles.key}>
      {playgroundText.shades}{' '}
      {(['sure', 'likely', 'open'] as const).map((shade) => (
        <span key={shade} className={styles.sample}>
          <span className={`${styles.token} ${styles[shade]}`} aria-hidden="true">
            abc
          </span>{' '}
          {playgroundText.atLeast(format.percent(shadeLimits[shade]))}
        </span>
      ))}
      <span className={styles.sample}>
        <span className={`${styles.token} ${styles.unlikely}`} aria-hidden="true">
          abc
        </span>{' '}
        {playgroundText.below(format.percent(shadeLimits.open))}
      </span>
    </p>
  );
}
