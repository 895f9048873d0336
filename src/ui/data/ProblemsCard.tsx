import { useState } from 'react';
import type { FixOffer } from '../../data/fixOffer';
import { kindSeverity } from '../../data/severity';
import { problemsOfPart } from '../../studio/foundProblems';
import type { PartName } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { download } from '../parts/download';
import { useStudioState } from '../studioContext';
import { FixDialog } from './FixDialog';
import { ProblemGroup } from './ProblemGroup';
import styles from './ProblemList.module.css';
import { problemReport } from './problemReport';

const order = ['error', 'warning', 'note'] as const;

/** Problems grouped by kind, the costly ones first, each with its place and what one press can do. */
export function ProblemsCard({ part }: { readonly part: PartName }) {
  const language = useLanguage();
  const { data: dataText } = language;
  const state = useStudioState(({ data }) => data[part]);
  const [offer, setOffer] = useState<FixOffer | undefined>();
  if (state.kind !== 'ready') return null;
  const all = problemsOfPart(state);
  const kinds = Object.entries(all.problemCounts).filter(([, count]) => count > 0);
  if (kinds.length === 0) return null;
  return (
    <Card
      title={dataText.problems}
      lead={dataText.problemsLead}
      aside={
        <Button
          onPress={() =>
            download(
              dataText.reportName,
              new Blob([problemReport(all.problems, language)], { type: 'text/csv' }),
            )
          }
        >
          {dataText.saveReport}
        </Button>
      }
    >
      {order.map((severity) => {
        const own = kinds.filter(([kind]) => kindSeverity(kind) === severity);
        if (own.length === 0) return null;
        return (
          <div key={severity} className={styles.section}>
            <h3 className={`${styles.severity} ${styles[severity]}`}>{dataText.severities[severity]}</h3>
            {own.map(([kind, count]) => (
              <ProblemGroup
                key={kind}
                part={part}
                kind={kind}
                count={count}
                problems={all.problems.filter((problem) => problem.kind === kind)}
                onOffer={setOffer}
              />
            ))}
          </div>
        );
      })}
      {offer === undefined ? null : (
        <FixDialog part={part} offer={offer} onClose={() => setOffer(undefined)} />
      )}
    </Card>
  );
}
