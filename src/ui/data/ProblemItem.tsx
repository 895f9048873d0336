import { useState } from 'react';
import type { DataProblem } from '../../data/dataProblem';
import { type FixOffer, fixesFor } from '../../data/fixOffer';
import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';
import { LineEditor } from './LineEditor';
import { isForAll, needsLook } from './offers';
import { ProblemContext } from './ProblemContext';

/** One problem: where, what, why, and what one press can do about it. */
export function ProblemItem({
  part,
  problem,
  isOnly,
  onOffer,
}: {
  readonly part: PartName;
  readonly problem: DataProblem;
  /** The only one of its kind: then what helps against all stands here. */
  readonly isOnly: boolean;
  readonly onOffer: (offer: FixOffer) => void;
}) {
  const { data: dataText, words } = useLanguage();
  const studio = useStudio();
  const [isEditing, setEditing] = useState(false);
  const { what, hint } = words.describeDataProblem(problem);
  const fixes = fixesFor(problem).filter(
    (offer) => !isForAll(offer) || (isOnly && offer.kind !== 'skip-kind' && offer.kind !== 'mend-kind'),
  );
  const take = (offer: FixOffer): void => {
    if (offer.kind === 'edit-line') setEditing(true);
    else if (offer.kind === 'make-task') {
      studio.templates.add();
      studio.templates.edit({ taskname: offer.taskname });
    } else if (needsLook(offer)) onOffer(offer);
    else
      void studio.data.repair(
        part,
        offer.kind === 'skip-line'
          ? { kind: 'skip-lines', lines: [offer.line] }
          : { kind: 'mend-line', line: problem.line ?? 1 },
      );
  };
  return (
    <>
      <p>{what}</p>
      {problem.before !== '' || problem.after !== '' ? (
        <ProblemContext before={problem.before} after={problem.after} />
      ) : null}
      {hint === '' ? null : <p className={layout.soft}>{hint}</p>}
      {isEditing && problem.line !== undefined ? (
        <LineEditor part={part} line={problem.line} onClose={() => setEditing(false)} />
      ) : fixes.length === 0 ? null : (
        <div className={layout.row}>
          {fixes.map((offer) => (
            <Button
              key={offer.kind}
              label={
                problem.line === undefined ? undefined : dataText.offerAt(dataText.offer(offer), problem.line)
              }
              onPress={() => take(offer)}
            >
              {dataText.offer(offer)}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
