import { useMemo } from 'react';
import { printTemplates } from '../../prompt/readTemplates';
import { metricsCsv } from '../../run/metricsCsv';
import { resultRows } from '../../run/resultRows';
import type { RunRecord } from '../../run/runRecord';
import { settingsOf } from '../../run/settingsDiff';
import { printTuningConfig } from '../../run/tuningConfigFile';
import { recordSource } from '../charts/figures';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { download } from '../parts/download';
import { Fold } from '../parts/Fold';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { ResultTable } from '../train/ResultTable';
import { RunCharts } from '../train/RunCharts';
import { settingName, settingValue } from './describeSetting';

/** One run in full: how it ended, its own unchangeable settings, its charts. */
export function RunDetails({
  record,
  onClose,
}: {
  readonly record: RunRecord;
  readonly onClose: () => void;
}) {
  const language = useLanguage();
  const { runs: runsText, train: trainText, chart: chartText } = language;
  const studio = useStudio();
  const isRunning = useStudioState((state) => state.run.kind === 'active');
  const source = useMemo(() => recordSource(record), [record]);
  const settings = useMemo(() => settingsOf(record), [record]);
  const { summary, config, templates, baseline } = record;
  return (
    <>
      <Card
        title={runsText.details(record.name)}
        aside={
          <Button look="quiet" onPress={onClose}>
            {runsText.close}
          </Button>
        }
      >
        <div className={layout.stack}>
          <p>{summary === undefined ? runsText.unfinished(record) : trainText.endSentence(summary)}</p>
          {summary === undefined ? null : <ResultTable rows={resultRows(summary, baseline)} />}
          {baseline === undefined ? null : (
            <p className={layout.soft}>{chartText.baselineSummary(baseline)}</p>
          )}
          <div className={layout.row}>
            <Button
              onPress={() => studio.runs.reuse(record.runId)}
              disabledBecause={isRunning ? runsText.busy : undefined}
            >
              {runsText.reuse}
            </Button>
            <Button
              onPress={() =>
                download(`${record.name}.csv`, new Blob([metricsCsv(record)], { type: 'text/csv' }))
              }
            >
              {runsText.csv}
            </Button>
          </div>
          <Fold title={runsText.settings}>
            <dl className={layout.facts}>
              {settings.map(([path, value]) => (
                <Fact
                  key={path}
                  name={settingName(language, path)}
                  value={settingValue(language, path, value)}
                />
              ))}
            </dl>
          </Fold>
          <Fold title={runsText.asFiles}>
            <pre className={layout.report}>
              {JSON.stringify(printTuningConfig(config), undefined, 2)}
              {'\n'}
              {printTemplates(templates)}
            </pre>
          </Fold>
        </div>
      </Card>
      <RunCharts source={source} isLive={false} />
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </>
  );
}
