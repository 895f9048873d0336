import { useState } from 'react';
import type { Calibration, TaskReport } from '../../run/judging/report';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { CalibrationDiagram } from './CalibrationDiagram';
import styles from './evaluate.module.css';

/** How sure the answers were beside how often they were right. */
export function CalibrationCard({ report }: { readonly report: TaskReport }) {
  const { judged: resultText, format } = useLanguage();
  const [isTable, setTable] = useState(false);
  const { calibration } = report;
  if (calibration === undefined)
    return (
      <Card title={resultText.calibration}>
        <p className={layout.soft}>{resultText.noCalibration}</p>
      </Card>
    );
  return (
    <Card
      title={resultText.calibration}
      lead={resultText.calibrationLead}
      aside={
        <Button look="quiet" onPress={() => setTable(!isTable)}>
          {isTable ? resultText.asDiagram : resultText.asTable}
        </Button>
      }
    >
      <div className={layout.stack}>
        {isTable ? <BinTable calibration={calibration} /> : <CalibrationDiagram calibration={calibration} />}
        <p className={layout.soft}>
          {resultText.calibrationSummary(
            format.loss(calibration.expectedError),
            format.loss(calibration.brier),
          )}
        </p>
      </div>
    </Card>
  );
}

function BinTable({ calibration }: { readonly calibration: Calibration }) {
  const { judged: resultText, format } = useLanguage();
  const shown = (value: number | undefined): string => (value === undefined ? '–' : format.percent(value));
  return (
    <section
      className={layout.scroll}
      aria-label={resultText.tableOf(resultText.calibration)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={`${layout.table} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col">{resultText.sure}</th>
            <th scope="col">{resultText.support}</th>
            <th scope="col">{resultText.meanSure}</th>
            <th scope="col">{resultText.right}</th>
          </tr>
        </thead>
        <tbody>
          {calibration.bins.map(({ from, to, rows, confidence, accuracy }) => (
            <tr key={from}>
              <th scope="row">{resultText.range(format.percent(from), format.percent(to))}</th>
              <td className={layout.number}>{format.whole(rows)}</td>
              <td className={layout.number}>{shown(confidence)}</td>
              <td className={layout.number}>{shown(accuracy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
