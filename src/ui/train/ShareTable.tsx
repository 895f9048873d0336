import layout from '../parts/layout.module.css';
import styles from './ShareTable.module.css';

/** A row: its number over a bar of its share, and perhaps how often. */
export interface Share {
  readonly name: string;
  readonly value: string;
  /** 0 to 1; undefined: no bar. */
  readonly share: number | undefined;
  readonly count?: string;
}

/** Parts of a whole as bars that are a table to those who do not see them. */
export function ShareTable({
  title,
  heads,
  rows,
}: {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly Share[];
}) {
  return (
    <section
      className={`${layout.scroll} ${styles.frame}`}
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={`${layout.table} ${styles.table}`}>
        <caption className={styles.caption}>{title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, value, share, count }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={styles.share}>
                {value}
                {share === undefined ? null : (
                  <span className={styles.track} aria-hidden="true">
                    <span className={styles.fill} style={{ inlineSize: `${100 * share}%` }} />
                  </span>
                )}
              </td>
              {count === undefined ? null : <td className={layout.number}>{count}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
