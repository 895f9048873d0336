import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { FileButton } from '../parts/FileButton';
import { SelectField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { Screen } from '../parts/Screen';
import { useStudio, useStudioState } from '../studioContext';
import { RowPreviewCard } from './RowPreviewCard';
import { TemplateChecks } from './TemplateChecks';
import { TemplateForm } from './TemplateForm';

/** The template of each task: its text, its numbers, live checks, and a real row as tokens. */
export function TemplateScreen() {
  const { template: templateText } = useLanguage();
  const studio = useStudio();
  const { list, selected } = useStudioState((state) => state.templates);
  const template = list[selected];
  return (
    <Screen
      title={templateText.title}
      lead={templateText.lead}
      aside={
        <div className={layout.row}>
          <FileButton label={templateText.open} accept={['.json']} onFile={studio.files.openTemplates} />
          {list.length === 0 ? null : (
            <Button onPress={studio.files.saveTemplates}>{templateText.save}</Button>
          )}
        </div>
      }
    >
      {template === undefined ? (
        <Callout tone="info" sentence={{ what: templateText.empty, hint: templateText.emptyHint }}>
          <p style={{ marginTop: 12 }}>
            <Button look="main" onPress={studio.templates.add}>
              {templateText.start}
            </Button>
          </p>
        </Callout>
      ) : (
        <>
          {list.length > 1 ? (
            <div className={layout.row}>
              <SelectField
                label={templateText.task}
                value={String(selected)}
                onChange={(id) => studio.templates.select(Number(id))}
                choices={list.map((each, i) => ({ id: String(i), name: each.taskname || `(${i + 1})` }))}
              />
              <Button look="quiet" onPress={() => studio.templates.remove(selected)}>
                {templateText.remove}
              </Button>
            </div>
          ) : null}
          <TemplateForm key={selected} template={template} />
          <TemplateChecks />
          <RowPreviewCard />
        </>
      )}
    </Screen>
  );
}
