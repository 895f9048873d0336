import { useRef } from 'react';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { markerText, parseTemplate } from '../../prompt/templateSyntax';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { NumberField, SelectField, Switch, TextField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import styles from './TemplateForm.module.css';
import { useFieldNames } from './useFieldNames';

const none = '\u0000none';

/** One template: its name, text, sizes, and what is cut and answered. */
export function TemplateForm({ template }: { readonly template: TaskTemplate }) {
  const { template: templateText } = useLanguage();
  const studio = useStudio();
  const { edit } = studio.templates;
  const settings = useStudioState((state) => state.settings);
  const fields = useFieldNames(template);
  const choices = fields.map((name) => ({ id: name, name }));
  const pick = (id: string): string | undefined => (id === none ? undefined : id);
  return (
    <Card
      title={templateText.task}
      aside={
        <div className={layout.row}>
          <Button look="quiet" onPress={studio.templates.resetSelected}>
            {templateText.reset}
          </Button>
          <Button look="quiet" onPress={studio.templates.add}>
            {templateText.add}
          </Button>
        </div>
      }
    >
      <div className={layout.stack}>
        <TextField
          label={templateText.taskname}
          help={templateText.tasknameHelp}
          value={template.taskname}
          onChange={(taskname) => edit({ taskname })}
        />
        <TemplateTextField template={template} fields={fields} />
        <SplitFields template={template} />
        <div className={layout.columns}>
          <SelectField
            label={templateText.answerField}
            help={templateText.answerHelp}
            value={template.answerField ?? none}
            onChange={(id) => edit({ answerField: pick(id) })}
            choices={[...choices, { id: none, name: templateText.noAnswer }]}
          />
          <SelectField
            label={templateText.truncateField}
            help={templateText.truncateHelp}
            value={template.truncateField ?? none}
            onChange={(id) => edit({ truncateField: pick(id) })}
            choices={[...choices, { id: none, name: templateText.none }]}
          />
          <Switch
            label={templateText.answerOnlyLoss}
            help={templateText.answerOnlyHelp}
            value={template.answerOnlyLoss}
            onChange={(answerOnlyLoss) => edit({ answerOnlyLoss })}
          />
          <Switch
            label={templateText.spacing}
            help={templateText.spacingHelp}
            value={settings.spacing === 'nemo-2022'}
            onChange={(old) => studio.run.change({ ...settings, spacing: old ? 'nemo-2022' : 'literal' })}
          />
        </div>
      </div>
    </Card>
  );
}

function TemplateTextField({
  template,
  fields,
}: {
  readonly template: TaskTemplate;
  readonly fields: readonly string[];
}) {
  const { template: templateText } = useLanguage();
  const { edit } = useStudio().templates;
  const frame = useRef<HTMLDivElement>(null);
  /** Puts text where the caret is; a new place for virtual tokens gets a size of its own. */
  const insert = (text: string, splits = template.virtualTokenSplits): void => {
    const area = frame.current?.querySelector('textarea');
    const start = area?.selectionStart ?? template.promptTemplate.length;
    const end = area?.selectionEnd ?? start;
    const { promptTemplate } = template;
    edit({
      promptTemplate: promptTemplate.slice(0, start) + text + promptTemplate.slice(end),
      virtualTokenSplits: splits,
    });
    area?.focus();
    requestAnimationFrame(() => area?.setSelectionRange(start + text.length, start + text.length));
  };
  const nextMarker = Math.max(-1, ...markersOf(template)) + 1;
  return (
    <div ref={frame} className={layout.stack}>
      <TextField
        label={templateText.text}
        help={templateText.textHelp}
        value={template.promptTemplate}
        onChange={(promptTemplate) => edit({ promptTemplate })}
        rows={3}
        isCode
      />
      <div className={styles.insert}>
        <span className={layout.soft}>{templateText.insert}</span>
        <Button onPress={() => insert(markerText(nextMarker), sizesFor(template, nextMarker + 1))}>
          {templateText.insertVirtual}
        </Button>
        {fields.map((name) => (
          <Button key={name} onPress={() => insert(templateText.insertField(name))}>
            <span className={styles.field}>{templateText.insertField(name)}</span>
          </Button>
        ))}
      </div>
    </div>
  );
}

/** One size per place in the text; sizes without a place stay visible so that they can be taken away. */
function SplitFields({ template }: { readonly template: TaskTemplate }) {
  const { template: templateText } = useLanguage();
  const { edit } = useStudio().templates;
  const { virtualTokenSplits: splits } = template;
  const places = Math.max(splits.length, ...markersOf(template).map((marker) => marker + 1));
  const numbers = Array.from({ length: places }, (_, i) => i);
  const resize = (marker: number, size: number): void =>
    edit({ virtualTokenSplits: sizesFor(template, places).map((each, i) => (i === marker ? size : each)) });
  const last = splits.length - 1;
  const isLastUnused = last >= 0 && !markersOf(template).includes(last);
  return (
    <fieldset className={styles.splits}>
      <legend className={styles.legend}>{templateText.splits}</legend>
      {numbers.map((marker) => (
        <div key={marker} className={styles.split}>
          <NumberField
            label={templateText.split(marker)}
            value={splits[marker] ?? 0}
            onChange={(size) => resize(marker, size)}
            min={0}
            max={512}
          />
        </div>
      ))}
      <p className={styles.total}>
        {places === 0 ? templateText.noMarkers : templateText.total(template.totalVirtualTokens)}
      </p>
      {isLastUnused ? (
        <Button look="quiet" onPress={() => edit({ virtualTokenSplits: splits.slice(0, last) })}>
          {templateText.removeSize(last)}
        </Button>
      ) : null}
    </fieldset>
  );
}

const markersOf = (template: TaskTemplate): readonly number[] =>
  parseTemplate(template.promptTemplate).flatMap((segment) =>
    segment.kind === 'virtual' ? [segment.marker] : [],
  );

/** The sizes, filled up to `places` with eight virtual tokens each. */
const sizesFor = (template: TaskTemplate, places: number): readonly number[] =>
  Array.from({ length: places }, (_, i) => template.virtualTokenSplits[i] ?? 8);
