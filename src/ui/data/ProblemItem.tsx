import type { DataProblem } from '../../data/dataProblem';
import type { FixOffer } from '../../data/fixOffer';
import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { LineEditor } from './LineEditor';
import { hasRow } from './offers';
import { ProblemContext } from './ProblemContext';

/** One problem: where, what, why, and what one press can do about it. */
export function ProblemItem({
  part,
  problem,
  offers,
  isEditing,
  onTake,
  onEdited,
  onShowRow,
}: {
  readonly part: PartName;
  readonly problem: DataProblem;
  readonly offers: readonly FixOffer[];
  readonly isEditing: boolean;
  readonly onTake: (offer: FixOffer) => void;
  readonly onEdited: () => void;
  readonly onShowRow: ((line: number) => void) | undefined;
}) {
  const { data: dataText, words } = useLanguage();
  const { what, hint } = words.describeDataProblem(problem);
  const { line } = problem;
  const labelOf = (name: string): string | undefined =>
    line === undefined ? undefined : dataText.offerAt(name, line);
  return (
    <>
      <p>{what}</p>
      {problem.before !== '' || problem.after !== '' ? (
        <ProblemContext before={problem.before} after={problem.after} />
      ) : null}
      {hint === '' ? null : <p className={layout.soft}>{hint}</p>}
      {isEditing && line !== undefined ? (
        <LineEditor part={part} line={line} onClose={onEdited} />
      ) : (
        <div className={layout.row}>
          {offers.map((offer) => (
            <Button
              key={JSON.stringify(offer)}
              label={labelOf(dataText.offer(offer))}
              onPress={() => onTake(offer)}
            >
              {dataText.offer(offer)}
            </Button>
          ))}
          {onShowRow !== undefined && line !== undefined && hasRow(problem) ? (
            <Button look="quiet" label={labelOf(dataText.showRow)} onPress={() => onShowRow(line)}>
              {dataText.showRow}
            </Button>
          ) : null}
        </div>
      )}
    </>
  );
}
