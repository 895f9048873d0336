import { useState } from 'react';
import type { FixOffer } from '../../data/fixOffer';
import { problemsOfPart, severityOf } from '../../studio/foundProblems';
import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useStudioState } from '../studioContext';
import { FixDialog } from './FixDialog';
import { ofTheFile } from './offers';
import { ProblemGroup } from './ProblemGroup';
import styles from './ProblemList.module.css';
import { ProblemTools } from './ProblemTools';
import { useNearFocus } from './useNearFocus';

const order = ['error', 'warning', 'note'] as const;

/** Problems grouped by kind, the costly ones first, each with its place and what one press can do. */
export function ProblemsCard({
  part,
  onShowRow,
}: {
  readonly part: PartName;
  /** Shows the row of a line; undefined where no table of rows is shown. */
  readonly onShowRow: ((line: number) => void) | undefined;
}) {
  const { data: dataText } = useLanguage();
  const state = useStudioState(({ data }) => data[part]);
  const [offer, setOffer] = useState<FixOffer | undefined>();
  const frame = useNearFocus();
  if (state.kind !== 'ready') return null;
  const all = problemsOfPart(state);
  const kinds = Object.entries(all.problemCounts)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => Number(ofTheFile.includes(b)) - Number(ofTheFile.includes(a)));
  const isMended = (state.source.repairs ?? []).length > 0;
  if (kinds.length === 0 && !isMended && state.undone.length === 0) return null;
  return (
    <Card
      title={dataText.problems[part]}
      lead={dataText.problemsLead}
      aside={<ProblemTools part={part} problems={all.problems} />}
    >
      <div ref={frame} tabIndex={-1} className={styles.frame}>
        {order.every((severity) => severity === 'note' || !has(severity)) ? (
          <div className={styles.allGood}>
            <p className={styles.allGoodTitle}>{dataText.allGood}</p>
            <p className={layout.soft}>{dataText.allGoodHint}</p>
          </div>
        ) : null}
        {order.filter(has).map((severity) => (
          <div key={severity} className={styles.section}>
            <h3 className={`${styles.severity} ${styles[severity]}`}>{dataText.severities[severity]}</h3>
            <ul>
              {kinds
                .filter(([kind]) => severityOf(kind, all) === severity)
                .map(([kind, count]) => (
                  <li key={kind} className={styles.group}>
                    <ProblemGroup
                      part={part}
                      kind={kind}
                      severity={severity}
                      count={count}
                      problems={all.problems.filter((problem) => problem.kind === kind)}
                      onOffer={setOffer}
                      onShowRow={onShowRow}
                    />
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
      {offer === undefined ? null : (
        <FixDialog part={part} offer={offer} onClose={() => setOffer(undefined)} />
      )}
    </Card>
  );

  function has(severity: (typeof order)[number]): boolean {
    return kinds.some(([kind]) => severityOf(kind, all) === severity);
  }
}
