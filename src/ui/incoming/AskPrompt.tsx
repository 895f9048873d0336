import type { TaskTemplate } from '../../prompt/taskTemplate';
import type { TemplateProblem } from '../../prompt/templateProblem';
import type { ImportedPrompt } from '../../table/foreign/importedPrompt';
import { oneLine } from '../../words/sentence';
import { useLanguage } from '../language/useLanguage';
import { SelectField, Switch, TextField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import type { ImportDraft } from './importDraft';
import styles from './incoming.module.css';

/** One prompt that was found: how large it is, and the fields for what the file does not say. */
export function AskPrompt({
  prompt,
  draft,
  known,
  faults,
  onChange,
}: {
  readonly prompt: ImportedPrompt;
  readonly draft: ImportDraft;
  readonly known: readonly TaskTemplate[];
  readonly faults: readonly TemplateProblem[];
  readonly onChange: (change: Partial<ImportDraft>) => void;
}) {
  const { incoming: text, words, format } = useLanguage();
  const size = text.sizeOf(format.whole(prompt.totalVirtualTokens), format.whole(prompt.hiddenSize));
  const chosen = known.findIndex(({ promptTemplate }) => promptTemplate === draft.promptTemplate);
  return (
    <fieldset className={styles.prompt}>
      <legend className={styles.legend} dir="auto">
        {prompt.taskname ?? text.nameless}
      </legend>
      <div className={layout.stack}>
        <Switch
          label={text.takeThis}
          help={size}
          value={draft.isTaken}
          onChange={(isTaken) => onChange({ isTaken })}
        />
        {draft.isTaken ? (
          <>
            <TextField
              label={text.taskname}
              value={draft.taskname}
              onChange={(taskname) => onChange({ taskname })}
            />
            {known.length === 0 ? null : (
              <SelectField
                label={text.likeTemplate}
                value={String(chosen)}
                onChange={(id) => {
                  const template = known[Number(id)];
                  if (template !== undefined) onChange({ promptTemplate: template.promptTemplate });
                }}
                choices={[
                  { id: '-1', name: text.ownTemplate },
                  ...known.map(({ taskname }, i) => ({ id: String(i), name: taskname })),
                ]}
              />
            )}
            <TextField
              label={text.template}
              help={prompt.template === undefined ? text.templateHelp : text.templateTold}
              value={draft.promptTemplate}
              onChange={(promptTemplate) => onChange({ promptTemplate })}
              rows={3}
              isCode
            />
            <TextField
              label={text.labels}
              help={text.labelsHelp}
              value={draft.labels}
              onChange={(labels) => onChange({ labels })}
              rows={3}
            />
            {faults.length === 0 ? null : (
              <ul className={styles.faults}>
                {faults.map((fault) => (
                  <li key={`${fault.kind} ${fault.span?.start ?? ''}`}>
                    {oneLine(words.describeTemplateProblem(fault))}
                  </li>
                ))}
              </ul>
            )}
          </>
        ) : null}
      </div>
    </fieldset>
  );
}
