import { type KeyboardEvent, useId, useState } from 'react';
import { useLanguage } from '../language/useLanguage';
import { Field, type FieldProps } from './Field';
import styles from './fields.module.css';
import { printNumber, readNumber } from './numberText';

/**
 * A number as text. It counts when the field is left or Enter is pressed; what is no number is put back. The arrow
 * keys go one step up or down.
 */
export function NumberField({
  label,
  help,
  value,
  onChange,
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
  step = 1,
  digits = 0,
}: FieldProps & {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Decimals that are kept. */
  readonly digits?: number;
}) {
  const { format } = useLanguage();
  const id = useId();
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const limits = { min, max, digits };
  const take = (next: number | undefined): void => {
    setDraft(undefined);
    if (next !== undefined && next !== value) onChange(next);
  };
  const commit = (): void => {
    if (draft !== undefined) take(readNumber(draft, limits));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') commit();
    else if (event.key === 'Escape') setDraft(undefined);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      const from = (draft === undefined ? undefined : readNumber(draft, limits)) ?? value;
      take(readNumber(String(event.key === 'ArrowUp' ? from + step : from - step), limits));
    }
  };
  return (
    <Field id={id} label={label} help={help}>
      {(described) => (
        <input
          id={id}
          className={`${styles.input} ${styles.number}`}
          type="text"
          role="spinbutton"
          inputMode={digits === 0 ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={draft ?? printNumber(value, format.locale, digits)}
          aria-valuenow={value}
          {...(Number.isFinite(min) ? { 'aria-valuemin': min } : {})}
          {...(Number.isFinite(max) ? { 'aria-valuemax': max } : {})}
          onChange={({ target }) => setDraft(target.value)}
          onBlur={commit}
          onKeyDown={onKeyDown}
          {...described}
        />
      )}
    </Field>
  );
}
