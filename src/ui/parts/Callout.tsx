import type { ReactNode } from 'react';
import type { Sentence } from '../../words/sentence';
import styles from './Callout.module.css';

/** Something to know, with what to do about it. It stands in the flow and never takes the focus. */
export function Callout({
  tone,
  sentence,
  children,
}: {
  readonly tone: 'info' | 'warn' | 'bad' | 'good';
  readonly sentence: Sentence;
  readonly children?: ReactNode;
}) {
  return (
    <div className={`${styles.callout} ${styles[tone]}`}>
      <p className={styles.what}>{sentence.what}</p>
      {sentence.hint === '' ? null : <p>{sentence.hint}</p>}
      {children}
    </div>
  );
}
