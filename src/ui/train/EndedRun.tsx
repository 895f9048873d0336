import { resultRows } from '../../run/resultRows';
import { fittingChange } from '../../studio/fittingChange';
import type { FigureSource } from '../charts/figures';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { FitButton } from './FitButton';
import { PassedBars } from './PassedBars';
import { ResultTable } from './ResultTable';

/** How the run ended, what it reached beside what it had to beat, and where to go next. */
export function EndedRun({ source }: { readonly source: FigureSource }) {
  const { train: trainText, words } = useLanguage();
  const studio = useStudio();
  const run = useStudioState((state) => state.run);
  if (run.kind !== 'ended' && run.kind !== 'failed') return null;
  const needsChange = run.kind === 'failed' && fittingChange(run.failure) === undefined;
  const again = (
    <Button look={needsChange ? 'main' : 'plain'} onPress={studio.run.clear}>
      {trainText.again}
    </Button>
  );
  if (run.kind === 'failed')
    return (
      <Card title={trainText.result}>
        <div className={layout.stack}>
          <Callout tone="bad" sentence={words.describeFailure(run.failure)}>
            <p>{trainText.nothingKept}</p>
          </Callout>
          <div className={layout.row}>
            <FitButton failure={run.failure} />
            {again}
          </div>
        </div>
      </Card>
    );
  const { report } = run;
  const left = words.skippedText(report.counts.train.skipped);
  return (
    <Card title={trainText.result}>
      <div className={layout.stack}>
        <Callout
          tone={report.reason === 'non-finite-loss' ? 'warn' : 'good'}
          sentence={{ what: trainText.endSentence(report), hint: '' }}
        />
        <ResultTable rows={resultRows(report, source.read().baseline)} />
        <PassedBars source={source} />
        <ul>
          {report.scores.map((score) => (
            <li key={`${score.taskname} ${score.split}`}>{trainText.scoreSentence(score)}</li>
          ))}
        </ul>
        <p className={layout.soft}>
          {trainText.counts(report.counts.train.kept, report.counts.train.cut)}
          {left}
        </p>
        <div className={layout.row}>
          <Button look="main" onPress={() => studio.view.show('playground')}>
            {trainText.playground}
          </Button>
          <Button onPress={() => studio.view.show('export')}>{trainText.export}</Button>
          {again}
        </div>
      </div>
    </Card>
  );
}
