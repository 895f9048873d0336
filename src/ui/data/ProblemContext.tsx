import styles from './ProblemList.module.css';

/** The text around a fault with a caret under the spot. Tabs and line breaks are shown, so the caret stays true. */
export function ProblemContext({ before, after }: { readonly before: string; readonly after: string }) {
  const head = visible(before);
  return (
    <pre className={styles.context} dir="ltr">
      {head}
      {visible(after)}
      {'\n'}
      <span className={styles.caret} aria-hidden="true">
        {' '.repeat([...head].length)}^
      </span>
    </pre>
  );
}

const visible = (text: string): string =>
  text.replaceAll('\t', '⇥').replaceAll('\n', '⏎').replaceAll('\r', '␍');
