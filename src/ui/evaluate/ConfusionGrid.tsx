import { useId } from 'react';
import type { ConfusionMatrix } from '../../run/judging/report';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import styles from './evaluate.module.css';
import type { Cell } from './examples';

/** Right labels by answers. Every count says its share of the line in words; colour only repeats it. */
export function ConfusionGrid({
  matrix,
  chosen,
  onCell,
}: {
  readonly matrix: ConfusionMatrix;
  readonly chosen: Cell | undefined;
  /** Undefined: cells are only read. */
  readonly onCell: ((cell: Cell) => void) | undefined;
}) {
  const { judged: resultText } = useLanguage();
  const id = useId();
  const { classes, counts } = matrix;
  return (
    <div>
      <h3 id={id} className={styles.heading}>
        {resultText.confusion}
      </h3>
      <p className={`${layout.soft} ${layout.small}`}>
        {resultText.confusionLead} {onCell === undefined ? null : resultText.confusionPress}
      </p>
      <section
        className={`${layout.scroll} ${styles.tall}`}
        aria-labelledby={id}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col">
                {resultText.confusionCorner} <span aria-hidden="true">↓ →</span> {resultText.confusionAnswers}
              </th>
              {classes.map((name) => (
                <th key={name} scope="col" dir="auto">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classes.map((label, i) => {
              const line = counts[i] ?? [];
              const total = line.reduce((sum, count) => sum + count, 0);
              return (
                <tr key={label}>
                  <th scope="row" dir="auto">
                    {label}
                  </th>
                  {classes.map((answer, j) => (
                    <GridCell
                      key={answer}
                      cell={{ label, answer }}
                      count={line[j] ?? 0}
                      total={total}
                      isChosen={chosen?.label === label && chosen.answer === answer}
                      onCell={onCell}
                    />
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function GridCell({
  cell,
  count,
  total,
  isChosen,
  onCell,
}: {
  readonly cell: Cell;
  readonly count: number;
  readonly total: number;
  readonly isChosen: boolean;
  readonly onCell: ((cell: Cell) => void) | undefined;
}) {
  const { judged: resultText, format } = useLanguage();
  const isRight = cell.label === cell.answer;
  if (count === 0) return <td className={isRight ? styles.diagonal : styles.emptyCell}>0</td>;
  const share = count / total;
  const shown = (
    <>
      <span className={styles.count}>{format.whole(count)}</span>
      <span className={styles.share}>{format.percent(share)}</span>
      <span className={styles.track} aria-hidden="true">
        <span
          className={isRight ? styles.fill : styles.wrongFill}
          style={{ inlineSize: `${100 * share}%` }}
        />
      </span>
    </>
  );
  return (
    <td className={isRight ? styles.diagonal : undefined}>
      {onCell === undefined ? (
        shown
      ) : (
        <button
          type="button"
          className={styles.cell}
          aria-pressed={isChosen}
          aria-label={resultText.cell(cell.label, cell.answer, count, format.percent(share))}
          onClick={() => onCell(cell)}
        >
          {shown}
        </button>
      )}
    </td>
  );
}
