import { useId, useState } from 'react';
import type { DataProblem } from '../../data/dataProblem';
import type { FixOffer } from '../../data/fixOffer';
import type { Severity } from '../../data/severity';
import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { offersForAll, offersForOne } from './offers';
import { ProblemItem } from './ProblemItem';
import styles from './ProblemList.module.css';
import { useTakeOffer } from './useTakeOffer';

/** Of each kind so many are shown at first, and so many more with each press; all are counted. */
const shownAtOnce = 20;

/** All problems of one kind: what helps against all at once, beside the name; unfolded, one by one. */
export function ProblemGroup({
  part,
  kind,
  severity,
  count,
  problems,
  onOffer,
  onShowRow,
}: {
  readonly part: PartName;
  readonly kind: string;
  readonly severity: Severity;
  readonly count: number;
  readonly problems: readonly DataProblem[];
  readonly onOffer: (offer: FixOffer) => void;
  readonly onShowRow: ((line: number) => void) | undefined;
}) {
  const { data: dataText, format } = useLanguage();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState(shownAtOnce);
  const [editing, setEditing] = useState<number | undefined>();
  const take = useTakeOffer(part, {
    onLook: onOffer,
    onEdit: (line) => {
      setOpen(true);
      setEditing(line);
    },
  });
  const [only] = problems;
  const isOnly = problems.length === 1 && only !== undefined;
  const forAll = isOnly ? offersForOne(only, true) : offersForAll(problems);
  const [best, ...others] = forAll;
  const name = dataText.problemKindName(kind);
  // A problem of a whole column or label counts its rows, but is one problem.
  const total = problems.some((problem) => 'rows' in problem) ? problems.length : count;
  return (
    <>
      <div className={styles.groupHead}>
        <h4 className={styles.groupName}>
          <button
            type="button"
            data-group-trigger=""
            className={styles.trigger}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            <span className={styles.arrow} aria-hidden="true">
              ›
            </span>
            {name} <span className={`${styles.count} ${styles[severity]}`}>{format.whole(count)}</span>
          </button>
        </h4>
        {best === undefined ? null : (
          <Button label={dataText.offerOf(dataText.offer(best), name)} onPress={() => take(best)}>
            {dataText.offer(best)}
          </Button>
        )}
      </div>
      <div id={id} className={styles.panel} hidden={!isOpen}>
        {others.length === 0 || isOnly ? null : (
          <div className={`${layout.row} ${styles.forAll}`}>
            {others.map((offer) => (
              <Button key={JSON.stringify(offer)} onPress={() => take(offer)}>
                {dataText.offer(offer)}
              </Button>
            ))}
          </div>
        )}
        <ul className={styles.list}>
          {(isOpen ? problems.slice(0, shown) : []).map((problem, i) => (
            // Problems have no identity of their own; a repair makes the whole list anew.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={i} className={styles.problem}>
              <ProblemItem
                part={part}
                problem={problem}
                offers={offersForOne(problem, isOnly)}
                isEditing={editing !== undefined && editing === problem.line}
                onTake={take}
                onEdited={() => setEditing(undefined)}
                onShowRow={onShowRow}
              />
            </li>
          ))}
        </ul>
        {total > Math.min(shown, problems.length) ? (
          <div className={`${layout.row} ${styles.more}`}>
            <p className={layout.soft}>{dataText.showing(Math.min(shown, problems.length), total)}</p>
            {problems.length > shown ? (
              <Button onPress={() => setShown(shown + 5 * shownAtOnce)}>{dataText.showMore}</Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </>
  );
}
