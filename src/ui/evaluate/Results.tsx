import { useMemo, useState } from 'react';
import type { TaskComparison } from '../../run/judging/report';
import { currentTable } from '../../studio/currentTable';
import { comparisonsOf, learnedSince, tasksWithoutRows } from '../../studio/evaluateResults';
import type { Evaluation } from '../../studio/evaluateState';
import { useLanguage } from '../language/useLanguage';
import { Callout } from '../parts/Callout';
import { SelectField } from '../parts/fields';
import { useStudioState } from '../studioContext';
import { ComparisonCard } from './ComparisonCard';
import { TaskDetails } from './TaskDetails';

/** What came out, one task at a time. Figures follow the normalisation and the aliases as they are now. */
export function Results({ result }: { readonly result: Evaluation }) {
  const { judged: resultText, format } = useLanguage();
  const table = useStudioState(currentTable);
  const normalisation = useStudioState((state) => state.evaluate.plan.normalisation);
  const comparisons = useMemo(
    () => comparisonsOf(result, table, normalisation),
    [result, table, normalisation],
  );
  const [taskname, setTaskname] = useState<string | undefined>(undefined);
  const shown: TaskComparison | undefined =
    comparisons.find((comparison) => comparison.taskname === taskname) ?? comparisons[0];
  const changed = learnedSince(result, table);
  const missing = tasksWithoutRows(result);
  if (shown === undefined) return null;
  return (
    <>
      {changed.length === 0 ? null : (
        <Callout tone="warn" sentence={resultText.learnedSince(format.list(changed))} />
      )}
      {missing.length === 0 ? null : (
        <Callout tone="warn" sentence={resultText.noRowsOf(format.list(missing))} />
      )}
      {comparisons.length < 2 ? null : (
        <SelectField
          label={resultText.shownTask}
          value={shown.taskname}
          onChange={setTaskname}
          choices={comparisons.map((comparison) => ({ id: comparison.taskname, name: comparison.taskname }))}
        />
      )}
      <ComparisonCard result={result} comparison={shown} />
      <TaskDetails key={shown.taskname} result={result} comparison={shown} />
    </>
  );
}
