import type { KeyboardEvent } from 'react';
import { own } from '../../base/own';
import { templateFieldNames } from '../../prompt/templateSyntax';
import type { TryableTask } from '../../studio/tryOutSlice';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { SelectField, TextField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { RowPicker } from './RowPicker';
import { WritingControls } from './WritingControls';

/** What the model is asked: a task, its fields, and rows to fill them from. */
export function InputCard({
  task,
  tasks,
}: {
  readonly task: TryableTask;
  readonly tasks: readonly TryableTask[];
}) {
  const { playground: playgroundText } = useLanguage();
  const studio = useStudio();
  const tryOut = useStudioState((state) => state.tryOut);
  const isAsking = tryOut.tuned.kind === 'running' || tryOut.untuned.kind === 'running';
  const hasModel = useStudioState((state) => state.model.base !== undefined);
  const reason = !hasModel ? playgroundText.noModel : isAsking ? playgroundText.alreadyAsking : undefined;
  const ask = (): void => void studio.tryOut.tryOut();
  const askOnEnter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && reason === undefined) ask();
  };
  const fields = templateFieldNames(task.template.promptTemplate).filter(
    (name) => name !== task.template.answerField,
  );
  return (
    <Card title={playgroundText.input}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut of the text fields inside; the button does the same. */}
      <div className={layout.stack} onKeyDown={askOnEnter}>
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
          <div className={layout.soft}>
            <p className={layout.asTyped} dir="auto">
              {playgroundText.expected(tryOut.expected.trim())}
            </p>
            {tryOut.isUnseen ? <p>{playgroundText.unseen}</p> : null}
          </div>
        )}
        <WritingControls />
        <div className={layout.row}>
          <Button look="main" disabledBecause={reason} onPress={ask}>
            {playgroundText.run}
          </Button>
          {tryOut.writing.isSampled ? (
            <Button disabledBecause={reason} onPress={() => void studio.tryOut.drawAgain()}>
              {playgroundText.drawAgain}
            </Button>
          ) : null}
          {isAsking ? <Button onPress={studio.tryOut.cancel}>{playgroundText.cancel}</Button> : null}
          {hasModel ? null : <span className={layout.soft}>{playgroundText.noModel}</span>}
        </div>
      </div>
    </Card>
  );
}
