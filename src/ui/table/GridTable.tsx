import type { ContinualGrid } from '../../table/continualGrid';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import styles from './grid.module.css';
import { CellFacts, LearnedNames, Mean } from './gridCells';

/** The grid as a table: one row per learning step, one column per task. */
export function GridTable({ grid: { tasks, rows } }: { readonly grid: ContinualGrid }) {
  const { grid: gridText, format } = useLanguage();
  return (
    <section
      className={layout.scroll}
      aria-label={gridText.region}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={`${layout.table} ${styles.grid}`}>
        <thead>
          <tr>
            <th scope="col">{gridText.step}</th>
            <th scope="col">{gridText.learned}</th>
            {tasks.map((taskname) => (
              <th key={taskname} scope="col" dir="auto">
                {taskname}
              </th>
            ))}
            <th scope="col">{gridText.average}</th>
            <th scope="col">{gridText.forgetting}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.index}>
              <th scope="row">
                {gridText.stepName(row.index + 1)}
                <span className={styles.note}>{gridText.when(format.date(row.at), format.time(row.at))}</span>
              </th>
              <td className={styles.learned}>
                <LearnedNames row={row} />
              </td>
              {row.cells.map((cell, i) => (
                <td key={tasks[i]} className={cell.kind === 'absent' ? styles.absent : undefined}>
                  <CellFacts cell={cell} />
                </td>
              ))}
              <td>
                <Mean value={row.average} />
              </td>
              <td>
                <Mean value={row.forgetting} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
