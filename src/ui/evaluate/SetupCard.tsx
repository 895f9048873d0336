import { normalisations } from '../../run/judging/types';
import { useLanguage } from '../language/useLanguage';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import { DropArea } from '../parts/DropArea';
import { FileButton } from '../parts/FileButton';
import { Fold } from '../parts/Fold';
import { NumberField, SelectField, Switch } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { ContestantChoice } from './ContestantChoice';
import { RunLine } from './RunLine';
import type { Choice } from './useChoice';

/** Files of rows that the data room reads. */
const rowFiles = ['.jsonl', '.json', '.ndjson', '.csv', '.tsv', '.txt'];

/** What is compared, on which rows, how; and the button that does it. */
export function SetupCard({
  choice,
  onOpenModel,
}: {
  readonly choice: Choice;
  readonly onOpenModel: () => void;
}) {
  const { evaluate: evaluateText } = useLanguage();
  const studio = useStudio();
  const { change } = studio.evaluate;
  const { plan } = useStudioState((state) => state.evaluate);
  const { tasks, origins, origin } = choice;
  const hasLearned = tasks.some(({ prompt }) => prompt !== undefined);
  const all = { id: '', name: hasLearned ? evaluateText.allTasks : evaluateText.allTemplates };
  const origined = useOriginNames();
  return (
    <Card title={evaluateText.setup}>
      <div className={layout.stack}>
        <div className={layout.columns}>
          <SelectField
            label={evaluateText.task}
            value={tasks.some(({ taskname }) => taskname === plan.taskname) ? (plan.taskname ?? '') : ''}
            onChange={(taskname) => change({ taskname: taskname === '' ? undefined : taskname })}
            choices={[
              all,
              ...tasks.map(({ taskname, prompt }) => ({
                id: taskname,
                name: prompt === undefined ? evaluateText.notLearned(taskname) : taskname,
              })),
            ]}
          />
          {origin === undefined ? null : (
            <SelectField
              label={evaluateText.rowsFrom}
              value={origin}
              onChange={(chosen) => change({ origin: chosen })}
              choices={origins.map((id) => ({ id, name: origined(id) }))}
            />
          )}
        </div>
        {origin === undefined ? <Callout tone="info" sentence={evaluateText.noOrigin} /> : null}
        <DropArea
          onFiles={([first]) => {
            if (first !== undefined) studio.evaluate.openFile(first.file);
          }}
        >
          <div className={layout.row}>
            <FileButton
              look="plain"
              label={evaluateText.openFile}
              accept={rowFiles}
              onFile={async (file) => studio.evaluate.openFile(file)}
            />
            <span className={layout.soft}>{evaluateText.dropHere}</span>
          </div>
        </DropArea>
        <ContestantChoice choice={choice} />
        <Fold title={evaluateText.more}>
          <div className={layout.columns}>
            <SelectField
              label={evaluateText.normalisation}
              help={evaluateText.normalisationHelp}
              value={plan.normalisation}
              onChange={(normalisation) => change({ normalisation })}
              choices={normalisations.map((id) => ({ id, name: evaluateText.normalisations[id] }))}
            />
            <NumberField
              label={evaluateText.mostRows}
              help={evaluateText.mostRowsHelp}
              value={plan.mostRows}
              min={1}
              max={100_000}
              step={50}
              onChange={(mostRows) => change({ mostRows })}
            />
            <NumberField
              label={evaluateText.seed}
              help={evaluateText.seedHelp}
              value={plan.seed}
              min={0}
              max={2 ** 31 - 1}
              onChange={(seed) => change({ seed })}
            />
            <Switch
              label={evaluateText.withText}
              help={evaluateText.withTextHelp}
              value={plan.withText}
              onChange={(withText) => change({ withText })}
            />
          </div>
        </Fold>
        <RunLine choice={choice} onOpenModel={onOpenModel} />
      </div>
    </Card>
  );
}

/** Names of where rows come from, with the file where there is one. */
function useOriginNames(): (origin: Choice['origins'][number]) => string {
  const { evaluate: evaluateText } = useLanguage();
  const data = useStudioState((state) => state.data);
  const file = useStudioState((state) => state.evaluate.file);
  return (origin) => {
    const name = evaluateText.origins[origin];
    if (origin === 'file') return file === undefined ? name : evaluateText.originNamed(name, file.name);
    if (origin !== 'test' && origin !== 'validation') return name;
    const part = data[origin];
    return part.kind === 'ready' ? evaluateText.originNamed(name, part.source.name) : name;
  };
}
