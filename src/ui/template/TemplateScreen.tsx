import { useState } from 'react';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { FileButton } from '../parts/FileButton';
import layout from '../parts/layout.module.css';
import { Screen } from '../parts/Screen';
import { useStudio, useStudioState } from '../studioContext';
import { TaskEditor } from './TaskEditor';
import { TaskTabs } from './TaskTabs';
import type { TemplateView } from './ViewTabs';

/** The template of each task: written, dragged or listed, checked as it changes, and shown as a real row. */
export function TemplateScreen() {
  const { template: text } = useLanguage();
  const studio = useStudio();
  const { list, selected } = useStudioState((state) => state.templates);
  const [view, setView] = useState<TemplateView>('chips');
  const template = list[selected];
  return (
    <Screen
      title={text.title}
      lead={text.lead}
      aside={
        <div className={layout.row}>
          <FileButton label={text.open} accept={['.json']} onFile={studio.files.openTemplates} />
          {list.length === 0 ? null : <Button onPress={studio.files.saveTemplates}>{text.save}</Button>}
        </div>
      }
    >
      <TaskTabs />
      {template === undefined ? (
        <Callout tone="info" sentence={{ what: text.empty, hint: text.emptyHint }}>
          <p style={{ marginTop: 12 }}>
            <Button look="main" onPress={() => studio.templates.add()}>
              {text.start}
            </Button>
          </p>
        </Callout>
      ) : (
        <TaskEditor key={selected} template={template} view={view} onView={setView} />
      )}
    </Screen>
  );
}
