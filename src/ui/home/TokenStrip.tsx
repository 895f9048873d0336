import { useLanguage } from '../language/useLanguage';
import styles from './TokenStrip.module.css';

/** What p-tuning does, in one line: learned positions around the user's words, and the answer they lead to. */
export function TokenStrip() {
  const { home: homeText } = useLanguage();
  const { before, words, after, cue, answer, caption } = homeText.strip;
  return (
    <figure className={styles.strip}>
      <div className={styles.tokens} aria-hidden="true">
        {before.map((number) => (
          <span key={number} className={styles.virtual}>
            {number}
          </span>
        ))}
        <span className={styles.text}>{words}</span>
        {after.map((number) => (
          <span key={number} className={styles.virtual}>
            {number}
          </span>
        ))}
        <span className={styles.text}>{cue}</span>
        <span className={styles.answer}>{answer}</span>
      </div>
      <figcaption className={styles.caption}>{caption}</figcaption>
    </figure>
  );
}
