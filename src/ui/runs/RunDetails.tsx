import { useMemo, useState } from 'react';
import { printTemplates } from '../../prompt/readTemplates';
import { metricsCsv } from '../../run/metricsCsv';
import type { RunRecord } from '../../run/runRecord';
import { printTuningConfig } from '../../run/tuningConfigFile';
import { recordSource } from '../charts/figures';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { download } from '../parts/download';
import { Fold } from '../parts/Fold';
import { TextField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { RunCharts } from '../train/RunCharts';

/** One run in full: how it ended, its own unchangeable settings, its charts. */
export function RunDetails({
  record,
  onClose,
}: {
  readonly record: RunRecord;
  readonly onClose: () => void;
}) {
  const { runs: runsText, train: trainText } = useLanguage();
  const studio = useStudio();
  const isRunning = useStudioState((state) => state.run.kind === 'active');
  const source = useMemo(() => recordSource(record), [record]);
  const [name, setName] = useState(record.name);
  const { summary, config, templates } = record;
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
          {summary?.scores.map((score) => (
            <p key={`${score.taskname} ${score.split}`}>{trainText.scoreSentence(score)}</p>
          ))}
          <div className={layout.row}>
            <TextField label={runsText.name} value={name} onChange={setName} />
            <Button
              onPress={() => studio.runs.rename(record.runId, name)}
              disabledBecause={name.trim() === '' ? runsText.needsName : undefined}
            >
              {runsText.rename}
            </Button>
          </div>
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
