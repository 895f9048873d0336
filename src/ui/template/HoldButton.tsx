import { useEffect, useRef } from 'react';
import styles from './HoldButton.module.css';

/** A small button that repeats while it is held. */
export function HoldButton({
  label,
  sign,
  onStep,
  isDisabled = false,
}: {
  readonly label: string;
  readonly sign: string;
  readonly onStep: () => void;
  readonly isDisabled?: boolean;
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
      disabled={isDisabled}
      onPointerDown={({ button }) => {
        if (button === 0) repeat(400);
      }}
      onPointerUp={stop}
      onPointerLeave={stop}
      onPointerCancel={stop}
      onClick={onStep}
    >
      {sign}
    </button>
  );
}
