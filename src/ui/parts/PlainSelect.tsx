import styles from './PlainSelect.module.css';

/** The browser's own list of choices: small enough for the first screen, and at home on every device. */
export function PlainSelect<T extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  /** `lang`: the name's own language, when it is another than the page's. */
  readonly choices: readonly { readonly id: T; readonly name: string; readonly lang?: string }[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <label className={styles.field}>
      <span className={styles.label}>{label}</span>
      <select
        className={styles.select}
        value={value}
        onChange={({ target }) => {
          const choice = choices.find(({ id }) => id === target.value);
          if (choice !== undefined) onChange(choice.id);
        }}
      >
        {choices.map(({ id, name, lang }) => (
          <option key={id} value={id} {...(lang === undefined ? {} : { lang })}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
