import { useId } from 'react';
import styles from './Slider.module.css';

/** A number between two ends, set by pulling or with the arrow keys; `shown` is its value in words. */
export function Slider({
  label,
  value,
  onChange,
  min,
  max,
  step,
  shown,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly shown: string;
}) {
  const id = useId();
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={styles.input}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={shown}
        onChange={({ target }) => onChange(Number(target.value))}
      />
      <output htmlFor={id} className={styles.shown}>
        {shown}
      </output>
    </div>
  );
}
