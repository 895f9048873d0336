import type { TaskTemplate } from '../../prompt/taskTemplate';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import { SelectField, Switch, TextField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import type { EditorSession } from './editor/session';

const none = '\u0000none';

/** The task's name, what is cut and answered, and how white space is read. */
export function TaskSettings({
  template,
  session,
  fields,
}: {
  readonly template: TaskTemplate;
  readonly session: EditorSession;
  readonly fields: readonly string[];
}) {
  const { template: text } = useLanguage();
  const studio = useStudio();
  const settings = useStudioState((state) => state.settings);
  const choices = fields.map((name) => ({ id: name, name }));
  const pick = (id: string): string | undefined => (id === none ? undefined : id);
  const change = (part: Partial<TaskTemplate>): void =>
    session.apply({ ...template, ...part }, 'input.settings', { key: Object.keys(part).join() });
  return (
    <Card title={text.settings}>
      <div className={layout.columns}>
        <TextField
          label={text.taskname}
          help={text.tasknameHelp}
          value={template.taskname}
          onChange={(taskname) => change({ taskname })}
        />
        <SelectField
          label={text.answerField}
          help={text.answerHelp}
          value={template.answerField ?? none}
          onChange={(id) => change({ answerField: pick(id) })}
          choices={[...choices, { id: none, name: text.noAnswer }]}
        />
        <SelectField
          label={text.truncateField}
          help={text.truncateHelp}
          value={template.truncateField ?? none}
          onChange={(id) => change({ truncateField: pick(id) })}
          choices={[...choices, { id: none, name: text.none }]}
        />
        <Switch
          label={text.answerOnlyLoss}
          help={text.answerOnlyHelp}
          value={template.answerOnlyLoss}
          onChange={(answerOnlyLoss) => change({ answerOnlyLoss })}
        />
        <Switch
          label={text.spacing}
          help={text.spacingHelp}
          value={settings.spacing === 'nemo-2022'}
          onChange={(old) => studio.run.change({ ...settings, spacing: old ? 'nemo-2022' : 'literal' })}
        />
      </div>
    </Card>
  );
}
