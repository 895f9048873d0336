import { type ReactNode, useId } from 'react';
import styles from './Card.module.css';

export interface CardProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Sits at the end of the title's line. */
  readonly aside?: ReactNode;
  readonly lead?: string;
}

/** A titled part of a screen. */
export function Card({ title, children, aside, lead }: CardProps) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {aside}
      </div>
      {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}
