import type { EditorView } from '@codemirror/view';
import { useId, useRef } from 'react';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';
import { CopyButtons } from './CopyButtons';
import type { EditNews } from './editNews';
import type { EditorSession } from './editor/session';
import { Palette, type Putting } from './Palette';
import { PartsList } from './PartsList';
import { putAtCaret, putInParts } from './putting';
import { SlotBar } from './SlotBar';
import { TextView } from './TextView';
import { type TemplateView, ViewTabs } from './ViewTabs';

export interface EditorCardProps {
  readonly template: TaskTemplate;
  readonly session: EditorSession;
  readonly fields: readonly string[];
  readonly view: TemplateView;
  readonly onView: (view: TemplateView) => void;
  /** The mounted editor, for whoever wants to show a place in it. */
  readonly onEditor: (view: EditorView | undefined) => void;
  readonly onConfig: (text: string | undefined) => void;
  readonly onNextProblem: () => void;
  readonly onProblemList: () => void;
  readonly tell: (news: EditNews) => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** The template in its three views, with what can be put in above and how the sizes divide below. */
export function EditorCard(props: EditorCardProps) {
  const { template, session, fields, view, onView, onConfig, tell, canUndo, canRedo } = props;
  const { editor: text } = useLanguage().template;
  const studio = useStudio();
  const id = useId();
  const editor = useRef<EditorView | undefined>(undefined);
  const slots = template.virtualTokenSplits.length;
  const put = (putting: Putting): void => {
    if (editor.current === undefined) session.apply(putInParts(template, putting), 'input.palette');
    else putAtCaret(editor.current, putting);
  };
  return (
    <Card
      title={text.title}
      aside={
        <div className={layout.row}>
          <Button
            look="quiet"
            onPress={session.undo}
            disabledBecause={canUndo ? undefined : text.nothingToUndo}
          >
            {text.undo}
          </Button>
          <Button
            look="quiet"
            onPress={session.redo}
            disabledBecause={canRedo ? undefined : text.nothingToRedo}
          >
            {text.redo}
          </Button>
        </div>
      }
    >
      <div className={layout.stack}>
        <Palette fields={fields} slots={slots} hasText={view === 'parts'} onPut={put} />
        <ViewTabs id={id} view={view} onView={onView}>
          {view === 'parts' ? (
            <PartsList template={template} fields={fields} apply={session.apply} />
          ) : (
            <TextView
              key={view}
              mode={view}
              template={template}
              session={session}
              fields={fields}
              describedBy={`${id}-help`}
              onView={(mounted) => {
                editor.current = mounted;
                props.onEditor(mounted);
              }}
              onConfig={onConfig}
              onNextProblem={props.onNextProblem}
              onProblemList={props.onProblemList}
            />
          )}
          <p className={`${layout.small} ${layout.soft}`}>{text.help3[view]}</p>
          <p id={`${id}-help`} className={`${layout.small} ${layout.soft}`} hidden={view === 'parts'}>
            {text.help}
          </p>
        </ViewTabs>
        <SlotBar template={template} onChange={(next, key) => session.apply(next, 'input.size', { key })} />
        <div className={layout.row}>
          <CopyButtons template={template} tell={tell} />
          <Button look="quiet" onPress={() => onConfig(undefined)}>
            {text.pasteConfig}
          </Button>
          <Button look="quiet" onPress={studio.templates.resetSelected}>
            {text.reset}
          </Button>
        </div>
      </div>
    </Card>
  );
}
