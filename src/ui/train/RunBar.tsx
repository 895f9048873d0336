import { useEffect, useRef } from 'react';
import type { Prepared } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { useStudio } from '../studioContext';
import styles from './RunningRun.module.css';

/** Steps done as a bar, or rows while a phase counts these. It moves itself, so a step costs no render. */
export function RunBar({
  prepared,
  countsRows,
}: {
  readonly prepared: Prepared | undefined;
  readonly countsRows: boolean;
}) {
  const { running: runningText } = useLanguage();
  const { history } = useStudio();
  const bar = useRef<HTMLProgressElement>(null);
  const steps = prepared?.totalSteps ?? 1;
  useEffect(() => {
    const move = (): void => {
      if (bar.current === null) return;
      const { done, total } = countsRows ? history.progress : { done: history.curve.length, total: steps };
      bar.current.max = Math.max(1, total);
      bar.current.value = done;
    };
    move();
    return history.subscribe(move);
  }, [history, steps, countsRows]);
  return (
    <progress
      ref={bar}
      className={styles.bar}
      aria-label={countsRows ? runningText.rowsBar : runningText.bar}
    />
  );
}
