import { useEffect, useRef } from 'react';
import styles from './HoldButton.module.css';

/** A small button that repeats while it is held. */
export function HoldButton({
  label,
  sign,
  onStep,
  disabledBecause,
}: {
  readonly label: string;
  readonly sign: string;
  readonly onStep: () => void;
  /** Why it cannot be pressed now; read with it and shown when it is pointed at. */
  readonly disabledBecause?: string | undefined;
}) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const step = useRef(onStep);
  useEffect(() => {
    step.current = onStep;
  }, [onStep]);
  const stop = (): void => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  const repeat = (wait: number): void => {
    timer.current = setTimeout(() => {
      step.current();
      repeat(60);
    }, wait);
  };
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={label}
      aria-disabled={disabledBecause !== undefined}
      aria-description={disabledBecause}
      title={disabledBecause}
      onPointerDown={({ button }) => {
        if (button === 0 && disabledBecause === undefined) repeat(400);
      }}
      onPointerUp={stop}
      onPointerLeave={stop}
      onPointerCancel={stop}
      onClick={disabledBecause === undefined ? onStep : undefined}
    >
      {sign}
    </button>
  );
}
