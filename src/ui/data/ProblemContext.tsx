import styles from './ProblemList.module.css';

/** The text around a fault with a caret under the spot. Tabs and line breaks are shown as signs. */
export function ProblemContext({ before, after }: { readonly before: string; readonly after: string }) {
  const [spot = ' ', ...rest] = visible(after);
  return (
    <pre className={styles.context} dir="ltr">
      {visible(before)}
      <span className={styles.spot}>
        {spot}
        <span className={styles.caret} aria-hidden="true">
          ^
        </span>
      </span>
      {rest.join('')}
    </pre>
  );
}

const visible = (text: string): string =>
  text.replaceAll('\t', '⇥').replaceAll('\n', '⏎').replaceAll('\r', '␍');
