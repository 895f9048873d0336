import { useMemo } from 'react';
import { taskChoices } from '../../studio/taskChoice';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import { Switch } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';

/** Which tasks the next run trains; nothing where there is no choice. */
export function TasksCard() {
  const { train: trainText } = useLanguage();
  const studio = useStudio();
  const templates = useStudioState((state) => state.templates);
  const table = useStudioState((state) => state.table);
  const model = useStudioState((state) => state.model);
  const choices = useMemo(() => taskChoices({ templates, table, model }), [templates, table, model]);
  if (choices.length < 2) return null;
  return (
    <Card title={trainText.tasks.title} lead={trainText.tasks.lead}>
      <div className={layout.stack}>
        {choices.map(({ template: { taskname }, standing, isTicked }) => (
          <Switch
            key={taskname}
            label={taskname}
            help={trainText.tasks.standing(standing, isTicked)}
            value={isTicked}
            onChange={(on) => studio.run.tick(taskname, on)}
          />
        ))}
      </div>
    </Card>
  );
}
