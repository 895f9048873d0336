import type { TaskComparison } from '../../run/judging/report';
import { softmaxesOf } from '../../studio/evaluateResults';
import type { Evaluation } from '../../studio/evaluateState';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';
import { ComparisonTable } from './ComparisonTable';
import { verdictOf } from './verdict';

/** Everybody on the same rows in one table, and in one sentence. */
export function ComparisonCard({
  result,
  comparison,
}: {
  readonly result: Evaluation;
  readonly comparison: TaskComparison;
}) {
  const { judged: resultText, evaluate: evaluateText, words } = useLanguage();
  const studio = useStudio();
  const { rows, skipped, unlabelled } = comparison;
  const left = Object.values(skipped).reduce((sum, count) => sum + count, 0);
  const origin = evaluateText.origins[result.origin];
  const source = result.fileName === undefined ? origin : evaluateText.originNamed(origin, result.fileName);
  const verdict = useVerdict(comparison);
  const softmaxes = softmaxesOf(result, comparison.taskname);
  const isMixed = new Set(softmaxes.filter((each) => each !== undefined)).size > 1;
  return (
    <Card title={resultText.comparison}>
      <div className={layout.stack}>
        <div>
          {verdict === undefined ? null : <p>{verdict}</p>}
          <p className={layout.soft}>{resultText.on(rows, source, result.baseName)}</p>
          {left === 0 ? null : (
            <p className={layout.soft}>{resultText.skipped(left, words.skippedText(skipped))}</p>
          )}
          {unlabelled === 0 ? null : <p className={layout.soft}>{resultText.unlabelled(unlabelled)}</p>}
        </div>
        <ComparisonTable comparison={comparison} softmaxes={softmaxes} />
        {result.examples === 0 ? (
          <p className={`${layout.soft} ${layout.small}`}>{resultText.noExamples}</p>
        ) : null}
        {isMixed ? <p className={`${layout.soft} ${layout.small}`}>{resultText.mixedNote}</p> : null}
        {verdict === undefined ? null : (
          <p className={`${layout.soft} ${layout.small}`}>{resultText.linesNote}</p>
        )}
        <div className={layout.row}>
          <Button look="quiet" onPress={() => studio.evaluate.save('csv')}>
            {resultText.csv}
          </Button>
          <Button look="quiet" onPress={() => studio.evaluate.save('json')}>
            {resultText.json}
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** The learned prompt against the best of the others in one sentence. */
function useVerdict(comparison: TaskComparison): string | undefined {
  const { judged: resultText, evaluate: evaluateText } = useLanguage();
  const verdict = verdictOf(comparison);
  if (verdict === undefined) return undefined;
  const name = evaluateText.contestantName(verdict.best.contestant);
  if (verdict.ahead === 0) return resultText.level(name);
  return verdict.ahead > 0
    ? resultText.ahead(name, verdict.ahead, comparison.rows)
    : resultText.behind(name, -verdict.ahead, comparison.rows);
}
