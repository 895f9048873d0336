import type { DataProblem } from '../../data/dataProblem';
import { type FixOffer, fixesFor } from '../../data/fixOffer';
import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import { isForAll } from './offers';
import { ProblemItem } from './ProblemItem';
import styles from './ProblemList.module.css';

/** Of each kind so many are shown; all are counted. */
const shownPerKind = 20;

/** All problems of one kind: what helps against all at once, then one by one. */
export function ProblemGroup({
  part,
  kind,
  count,
  problems,
  onOffer,
}: {
  readonly part: PartName;
  readonly kind: string;
  readonly count: number;
  readonly problems: readonly DataProblem[];
  readonly onOffer: (offer: FixOffer) => void;
}) {
  const { data: dataText, format } = useLanguage();
  const first = problems.find((problem) => problem.isStuck !== true) ?? problems[0];
  const forAll = first === undefined || count < 2 ? [] : fixesFor(first).filter(isForAll);
  return (
    <Fold title={dataText.group(dataText.problemKindName(kind), format.whole(count))}>
      {forAll.length === 0 ? null : (
        <div className={`${layout.row} ${styles.forAll}`}>
          {forAll.map((offer) => (
            <Button key={offer.kind} onPress={() => onOffer(offer)}>
              {dataText.offer(offer)}
            </Button>
          ))}
        </div>
      )}
      <ul className={styles.list}>
        {problems.slice(0, shownPerKind).map((problem, i) => (
          // Problems have no identity of their own; a repair makes the whole list anew.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={i} className={styles.problem}>
            <ProblemItem part={part} problem={problem} isOnly={count < 2} onOffer={onOffer} />
          </li>
        ))}
      </ul>
      {count > shownPerKind ? (
        <p className={layout.soft}>{dataText.showing(Math.min(shownPerKind, problems.length), count)}</p>
      ) : null}
    </Fold>
  );
}
