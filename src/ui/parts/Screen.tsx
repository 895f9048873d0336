import { type ReactNode, useEffect } from 'react';
import styles from './Screen.module.css';

export interface ScreenProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
}

/** The frame of a screen: heading, one sentence, parts below each other. */
export function Screen({ title, lead, children, aside }: ScreenProps) {
  // A screen starts at its top, wherever the one before was scrolled to; the focus stays where the user has it.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  return (
    <div className={styles.screen}>
      <header className={styles.header}>
        <div>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.lead}>{lead}</p>
        </div>
        {aside}
      </header>
      {children}
    </div>
  );
}
