import { assertUnreachable } from '../../base/assert';
import type { GridCell, GridRow, MeanOverTasks } from '../../table/continualGrid';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import styles from './grid.module.css';

/** How a task stood after a step: its score, and whether its numbers were still the same. */
export function CellFacts({ cell }: { readonly cell: GridCell }) {
  const { grid: gridText, format } = useLanguage();
  if (cell.kind === 'absent')
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className={layout.hidden}>{gridText.absent}</span>
      </>
    );
  const { score, digest, change, version } = cell;
  return (
    <div className={styles.cell}>
      {score === undefined ? (
        <span className={layout.soft}>{gridText.notMeasured}</span>
      ) : (
        <span className={styles.score}>
          {gridText.accuracyOn(format.percent(score.accuracy), score.rows)}
        </span>
      )}
      <span className={change === 'changed' ? styles.changed : styles.kept}>
        <span aria-hidden="true">{signs[change]} </span>
        {changeText(gridText, change, version)}
      </span>
      <code className={styles.digest}>{gridText.digest(digest.slice(0, 8))}</code>
    </div>
  );
}

type Change = Extract<GridCell, { readonly kind: 'standing' }>['change'];

/** Each by a sign of its own, so that none rests on colour. */
const signs: Readonly<Record<Change, string>> = {
  learned: '✎',
  unchanged: '=',
  arrived: '→',
  'other-version': '↻',
  changed: '≠',
};

function changeText(
  gridText: ReturnType<typeof useLanguage>['grid'],
  change: Change,
  version: number,
): string {
  switch (change) {
    case 'learned':
      return gridText.learnedHere;
    case 'unchanged':
      return gridText.unchanged;
    case 'arrived':
      return gridText.arrived;
    case 'other-version':
      return gridText.otherVersion(version);
    case 'changed':
      return gridText.changed;
    default:
      return assertUnreachable(change);
  }
}

/** What a step added, by name and version. */
export function LearnedNames({ row: { learned } }: { readonly row: GridRow }) {
  const { table: tableText } = useLanguage();
  return (
    <ul>
      {learned.map(({ taskname, version }) => (
        <li key={`${taskname} ${version}`}>
          <span dir="auto">{taskname}</span>{' '}
          <span className={`${layout.soft} ${layout.small}`}>{tableText.version(version)}</span>
        </li>
      ))}
    </ul>
  );
}

/** A mean with the number of tasks behind it. */
export function Mean({ value }: { readonly value: MeanOverTasks | undefined }) {
  const { grid: gridText, format } = useLanguage();
  if (value === undefined) return <span className={layout.soft}>{gridText.noFigure}</span>;
  return <span className={layout.number}>{gridText.meanOf(format.percent(value.mean), value.tasks)}</span>;
}
