import { useMemo } from 'react';
import { own } from '../../base/own';
import { templateFieldNames } from '../../prompt/templateSyntax';
import { chosenTask, tryableTasks } from '../../studio/tryOutSlice';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import { SelectField, TextField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { Screen } from '../parts/Screen';
import { useStudio, useStudioState } from '../studioContext';
import { AnswerCard } from './AnswerCard';
import { RowPicker } from './RowPicker';

/** One text, the model with and without the prompt, side by side. */
export function PlaygroundScreen() {
  const { playground: playgroundText } = useLanguage();
  const studio = useStudio();
  const table = useStudioState((state) => state.table);
  const templates = useStudioState((state) => state.templates);
  const tryOut = useStudioState((state) => state.tryOut);
  const model = useStudioState((state) => state.model);
  const hasModel = model.base !== undefined;
  const tasks = useMemo(() => tryableTasks({ table, templates, model }), [table, templates, model]);
  const task = chosenTask({ table, templates, model, tryOut });
  if (task === undefined)
    return (
      <Screen title={playgroundText.title} lead={playgroundText.lead}>
        <Callout tone="info" sentence={{ what: playgroundText.noTask, hint: playgroundText.noTaskHint }} />
      </Screen>
    );
  const fields = templateFieldNames(task.template.promptTemplate).filter(
    (name) => name !== task.template.answerField,
  );
  const isAsking = tryOut.tuned.kind === 'running' || tryOut.untuned.kind === 'running';
  return (
    <Screen title={playgroundText.title} lead={playgroundText.lead}>
      <Card title={playgroundText.input}>
        <div className={layout.stack}>
          <div className={layout.columns}>
            <SelectField
              label={playgroundText.task}
              value={task.taskname}
              onChange={studio.tryOut.chooseTask}
              choices={tasks.map(({ taskname, prompt }) => ({
                id: taskname,
                name: prompt === undefined ? playgroundText.untunedTask(taskname) : taskname,
              }))}
            />
            <RowPicker />
          </div>
          {fields.map((name) => (
            <TextField
              key={name}
              label={name}
              value={own(tryOut.fields, name) ?? ''}
              onChange={(value) => studio.tryOut.setField(name, value)}
              rows={2}
            />
          ))}
          {tryOut.expected === undefined ? null : (
            <p className={layout.soft} style={{ whiteSpace: 'pre-wrap' }}>
              {playgroundText.expected(tryOut.expected.trim())}
            </p>
          )}
          <div className={layout.row}>
            <Button
              look="main"
              isDisabled={!hasModel || isAsking}
              describedBy={hasModel ? undefined : 'no-model'}
              onPress={() => void studio.tryOut.tryOut()}
            >
              {playgroundText.run}
            </Button>
            {isAsking ? <Button onPress={studio.tryOut.cancel}>{playgroundText.cancel}</Button> : null}
            {hasModel ? null : (
              <span id="no-model" className={layout.soft}>
                {playgroundText.noModel}
              </span>
            )}
          </div>
        </div>
      </Card>
      {task.prompt === undefined ? <p className={layout.soft}>{playgroundText.untunedNote}</p> : null}
      <div className={layout.halves}>
        {task.prompt === undefined ? null : <AnswerCard title={playgroundText.tuned} state={tryOut.tuned} />}
        <AnswerCard title={playgroundText.untuned} state={tryOut.untuned} />
      </div>
    </Screen>
  );
}
