import { useId } from 'react';
import { Field, type FieldProps } from './Field';
import styles from './fields.module.css';

export { NumberField } from './NumberField';

/** The browser's own controls: small, and at home on every device and with every reader. */

export function TextField({
  label,
  help,
  value,
  onChange,
  rows,
  isCode = false,
}: FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Given: several lines. */
  readonly rows?: number;
  readonly isCode?: boolean;
}) {
  const id = useId();
  const common = {
    id,
    className: `${styles.input} ${isCode ? styles.code : ''}`,
    dir: 'auto',
    spellCheck: false,
    value,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onChange(target.value),
  };
  return (
    <Field id={id} label={label} help={help}>
      {(described) =>
        rows === undefined ? (
          <input type="text" autoComplete="off" {...common} {...described} />
        ) : (
          <textarea rows={rows} {...common} {...described} />
        )
      }
    </Field>
  );
}

export interface Choice<T extends string> {
  readonly id: T;
  readonly name: string;
  /** The name's own language, when it is another than the page's. */
  readonly lang?: string;
}

export function SelectField<T extends string>({
  label,
  help,
  value,
  onChange,
  choices,
}: FieldProps & {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly choices: readonly Choice<T>[];
}) {
  const id = useId();
  return (
    <Field id={id} label={label} help={help}>
      {(described) => (
        <select
          id={id}
          className={`${styles.input} ${styles.select}`}
          value={value}
          onChange={({ target }) => {
            const choice = choices.find((each) => each.id === target.value);
            if (choice !== undefined) onChange(choice.id);
          }}
          {...described}
        >
          {choices.map(({ id: each, name, lang }) => (
            <option key={each} value={each} {...(lang === undefined ? {} : { lang })}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function Switch({
  label,
  help,
  value,
  onChange,
}: FieldProps & { readonly value: boolean; readonly onChange: (value: boolean) => void }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.switch}>
        <input
          type="checkbox"
          role="switch"
          className={styles.box}
          checked={value}
          aria-checked={value}
          onChange={({ target }) => onChange(target.checked)}
          {...(help === undefined ? {} : { 'aria-describedby': id })}
        />
        <span className={styles.track} aria-hidden="true" />
        {label}
      </label>
      {help === undefined ? null : (
        <p id={id} className={styles.help}>
          {help}
        </p>
      )}
    </div>
  );
}
