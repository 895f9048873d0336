import type { ResultRow } from '../../run/resultRows';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import styles from './ResultTable.module.css';

/** What a run reached per task and part, beside the untuned model and always giving the commonest label. */
export function ResultTable({ rows }: { readonly rows: readonly ResultRow[] }) {
  const { train: trainText, format } = useLanguage();
  const { resultTable } = trainText;
  if (rows.length === 0) return null;
  return (
    <section
      className={layout.scroll}
      aria-label={resultTable.title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={`${layout.table} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col">{resultTable.task}</th>
            <th scope="col">{resultTable.rows}</th>
            <th scope="col">{resultTable.tuned}</th>
            <th scope="col">{resultTable.untuned}</th>
            <th scope="col">{resultTable.majority}</th>
            <th scope="col">{resultTable.macroF1}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.taskname} ${row.split}`}>
              <th scope="row" dir="auto">
                {row.taskname}
              </th>
              <td>{resultTable.rowsOf(row.rows, row.split)}</td>
              <Share value={row.tuned} look={row.beatsAll ? 'good' : 'plain'} />
              <Share value={row.untuned} look="faint" />
              <Share value={row.majority} look="faint" note={row.majorityLabel.trim()} />
              <td className={layout.number}>{format.loss(row.macroF1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A share as a number over a bar of that length. */
function Share({
  value,
  look,
  note,
}: {
  readonly value: number | undefined;
  readonly look: 'good' | 'plain' | 'faint';
  readonly note?: string;
}) {
  const { train: trainText, format } = useLanguage();
  if (value === undefined) return <td className={layout.soft}>{trainText.resultTable.notMeasured}</td>;
  return (
    <td className={styles.share}>
      <span className={styles[look]}>{format.percent(value)}</span>
      {note === undefined ? null : (
        <span className={styles.note} dir="auto">
          {note}
        </span>
      )}
      <span className={styles.track} aria-hidden="true">
        <span
          className={`${styles.fill} ${styles[`${look}Fill`]}`}
          style={{ inlineSize: `${100 * value}%` }}
        />
      </span>
    </td>
  );
}
