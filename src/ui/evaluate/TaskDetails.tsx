import { useRef, useState } from 'react';
import type { TaskComparison, TaskReport } from '../../run/judging/report';
import { contestantId } from '../../studio/evaluateFiles';
import type { Evaluation } from '../../studio/evaluateState';
import { useLanguage } from '../language/useLanguage';
import { SelectField } from '../parts/fields';
import { CalibrationCard } from './CalibrationCard';
import { ClassesCard } from './ClassesCard';
import { ExamplesCard } from './ExamplesCard';
import type { Cell } from './examples';
import { RemapCard } from './RemapCard';

/** One task, one contestant: its classes, its calibration, its rows; and what counts as what in the task. */
export function TaskDetails({
  result,
  comparison,
}: {
  readonly result: Evaluation;
  readonly comparison: TaskComparison;
}) {
  const { judged: resultText, evaluate: evaluateText } = useLanguage();
  const { reports } = comparison;
  const [looked, setLooked] = useState<string | undefined>(undefined);
  const [cell, setCell] = useState<Cell | undefined>(undefined);
  const examples = useRef<HTMLDivElement>(null);
  const report: TaskReport | undefined =
    reports.find(({ contestant }) => contestantId(contestant) === looked) ?? reports[0];
  if (report === undefined) return null;
  const showCell = (chosen: Cell): void => {
    setCell(chosen);
    examples.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      {reports.length < 2 ? null : (
        <SelectField
          label={resultText.looked}
          value={contestantId(report.contestant)}
          onChange={(id) => {
            setLooked(id);
            setCell(undefined);
          }}
          choices={reports.map(({ contestant }) => ({
            id: contestantId(contestant),
            name: evaluateText.contestantName(contestant),
          }))}
        />
      )}
      <ClassesCard report={report} chosen={cell} onCell={showCell} />
      <CalibrationCard report={report} />
      <RemapCard result={result} taskname={comparison.taskname} />
      <div ref={examples}>
        <ExamplesCard
          result={result}
          reports={reports}
          report={report}
          cell={cell}
          onAllCells={() => setCell(undefined)}
        />
      </div>
    </>
  );
}
