import type { ReactNode } from 'react';
import styles from './fields.module.css';

export interface FieldProps {
  readonly label: string;
  readonly help?: string | undefined;
}

/** What a control says about its help; to be spread on it. */
export type Described = { readonly 'aria-describedby'?: string };

/** A control between its label and its help. `id` is the control's. */
export function Field({
  id,
  label,
  help,
  children,
}: FieldProps & { readonly id: string; readonly children: (described: Described) => ReactNode }) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children(help === undefined ? {} : { 'aria-describedby': `${id}-help` })}
      {help === undefined ? null : (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
    </div>
  );
}
