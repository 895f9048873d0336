import { useEffect, useRef } from 'react';
import type { Prepared } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { useStudio } from '../studioContext';
import styles from './RunningRun.module.css';

/** Steps done as a bar. It moves itself, so a step costs no render. */
export function RunBar({ prepared }: { readonly prepared: Prepared | undefined }) {
  const { running: runningText } = useLanguage();
  const { history } = useStudio();
  const bar = useRef<HTMLProgressElement>(null);
  const total = prepared?.totalSteps ?? 1;
  useEffect(() => {
    const move = (): void => {
      if (bar.current !== null) bar.current.value = history.curve.length;
    };
    move();
    return history.subscribe(move);
  }, [history]);
  return <progress ref={bar} className={styles.bar} max={total} aria-label={runningText.bar} />;
}
