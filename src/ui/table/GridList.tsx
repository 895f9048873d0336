import type { ContinualGrid } from '../../table/continualGrid';
import { useLanguage } from '../language/useLanguage';
import styles from './grid.module.css';
import { CellFacts, LearnedNames, Mean } from './gridCells';

/** The same as a list, for pages that are narrow: per step what every task in the table was like. */
export function GridList({ grid: { tasks, rows } }: { readonly grid: ContinualGrid }) {
  const { grid: gridText, format } = useLanguage();
  return (
    <ol className={styles.list} aria-label={gridText.region}>
      {rows.map((row) => (
        <li key={row.index} className={styles.entry}>
          <h3 className={styles.entryTitle}>
            {gridText.stepName(row.index + 1)}
            <span className={styles.note}>{gridText.when(format.date(row.at), format.time(row.at))}</span>
          </h3>
          <dl className={styles.facts}>
            <dt>{gridText.learned}</dt>
            <dd>
              <LearnedNames row={row} />
            </dd>
            {tasks.map((taskname, i) => {
              const cell = row.cells[i];
              return cell === undefined || cell.kind === 'absent' ? null : (
                <div key={taskname} className={styles.pair}>
                  <dt dir="auto">{taskname}</dt>
                  <dd>
                    <CellFacts cell={cell} />
                  </dd>
                </div>
              );
            })}
            <dt>{gridText.average}</dt>
            <dd>
              <Mean value={row.average} />
            </dd>
            <dt>{gridText.forgetting}</dt>
            <dd>
              <Mean value={row.forgetting} />
            </dd>
          </dl>
        </li>
      ))}
    </ol>
  );
}
