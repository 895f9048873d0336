import { currentTable } from '../../studio/tableSlice';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { DropArea } from '../parts/DropArea';
import { FileButton } from '../parts/FileButton';
import { SelectField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { PredictResult } from './PredictResult';
import { PredictStart } from './PredictStart';

/** Files of rows that the data room reads. */
const rowFiles = ['.jsonl', '.json', '.ndjson', '.csv', '.tsv', '.txt'];

/** Answers all rows of a file with the prompts of the table. */
export function PredictCard() {
  const { predicting: predictText } = useLanguage();
  const studio = useStudio();
  const { file, taskname, status } = useStudioState((state) => state.predicting);
  const table = useStudioState((state) => state.table);
  const model = useStudioState((state) => state.model);
  const prompts = currentTable({ table, model })?.prompts ?? [];
  if (prompts.length === 0) return null;
  const isRunning = status.kind === 'running';
  const busy = isRunning ? predictText.busy : undefined;
  const known = prompts.some((prompt) => prompt.taskname === taskname) ? (taskname ?? '') : '';
  return (
    <Card title={predictText.title} lead={predictText.lead}>
      <div className={layout.stack}>
        {prompts.length === 1 ? null : (
          <div className={layout.columns}>
            <SelectField
              label={predictText.task}
              help={predictText.taskHelp}
              value={known}
              onChange={(name) => studio.predicting.chooseTask(name === '' ? undefined : name)}
              choices={[
                { id: '', name: predictText.byRow },
                ...prompts.map((prompt) => ({ id: prompt.taskname, name: prompt.taskname })),
              ]}
            />
          </div>
        )}
        <DropArea
          onFiles={([dropped]) => {
            if (dropped !== undefined && !isRunning) studio.predicting.choose(dropped.file);
          }}
        >
          <div className={layout.row}>
            <FileButton
              label={predictText.open}
              accept={rowFiles}
              disabledBecause={busy}
              onFile={async (chosen) => studio.predicting.choose(chosen)}
            />
            <span className={layout.soft} dir="auto">
              {file === undefined ? predictText.drop : file.name}
            </span>
            {file === undefined ? null : (
              <Button look="quiet" disabledBecause={busy} onPress={studio.predicting.clear}>
                {predictText.clear}
              </Button>
            )}
          </div>
        </DropArea>
        <PredictResult />
        <PredictStart />
      </div>
    </Card>
  );
}
