import type { EditorView } from '@codemirror/view';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { trainedTemplateOf } from '../../studio/templateProblems';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { EditorCard } from './EditorCard';
import { showStretch } from './editor/problemKeys';
import { setProblems } from './editor/problemMarks';
import { ImportDialog } from './ImportDialog';
import { PreviewCard } from './PreviewCard';
import { ProblemList } from './ProblemList';
import styles from './TaskEditor.module.css';
import { TaskSettings } from './TaskSettings';
import { useEditing } from './useEditing';
import { useEditNews } from './useEditNews';
import { useFieldNames } from './useFieldNames';
import { useTemplateCheck } from './useTemplateCheck';
import { VersionNote } from './VersionNote';
import type { TemplateView } from './ViewTabs';

/** Everything about one task's template, over one session: undo reaches all of it, wherever the focus is. */
export function TaskEditor({
  template,
  view,
  onView,
}: {
  readonly template: TaskTemplate;
  readonly view: TemplateView;
  readonly onView: (view: TemplateView) => void;
}) {
  const studio = useStudio();
  const trained = useStudioState((state) => trainedTemplateOf(state, template));
  const { session, canUndo, canRedo } = useEditing(template);
  const fields = useFieldNames(template);
  const check = useTemplateCheck(template);
  const { shown } = check;
  const { said, tell } = useEditNews(session, shown.length);
  const editor = useRef<EditorView | undefined>(undefined);
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<number | undefined>(undefined);
  const [importing, setImporting] = useState<{ readonly given: string | undefined } | undefined>(undefined);

  useEffect(() => {
    const placed = shown.flatMap(({ problem: { span, severity }, sentence }) =>
      span === undefined ? [] : [{ from: span.start, to: span.end, severity, message: sentence.what }],
    );
    session.dispatch({ effects: setProblems.of(placed) });
    setCurrent((held) => (held !== undefined && held < shown.length ? held : undefined));
  }, [session, shown]);

  const showProblem = (index: number): void => {
    const one = shown[index];
    if (one === undefined) return;
    setCurrent(index);
    tell({ kind: 'problem', number: index + 1, of: shown.length, message: one.sentence.what });
    const { span } = one.problem;
    if (span !== undefined && editor.current !== undefined) showStretch(editor.current, span);
    else list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const next = (): void => showProblem(current === undefined ? 0 : (current + 1) % shown.length);
  const toList = (): void => list.current?.focus();

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || importing !== undefined) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (event.key === 'F8') next();
    else if (isCommand && event.shiftKey && key === 'm') toList();
    else if (isCommand && key === 'z' && !event.shiftKey) session.undo();
    else if (isCommand && (key === 'y' || key === 'z')) session.redo();
    else return;
    event.preventDefault();
  };

  return (
    // Keys for all that stands inside; the elements inside are the controls.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div className={styles.task} onKeyDown={onKeyDown}>
      <VersionNote
        template={template}
        trained={trained}
        onBack={(back) => session.apply(back, 'input.back')}
      />
      <EditorCard
        template={template}
        session={session}
        fields={fields}
        view={view}
        onView={onView}
        onEditor={(mounted) => {
          editor.current = mounted;
        }}
        onConfig={(given) => setImporting({ given })}
        onNextProblem={next}
        onProblemList={toList}
        tell={tell}
        canUndo={canUndo}
        canRedo={canRedo}
      />
      <ProblemList check={check} current={current} onShow={showProblem} list={list} />
      <PreviewCard />
      <TaskSettings template={template} session={session} fields={fields} />
      {importing === undefined ? null : (
        <ImportDialog
          given={importing.given}
          current={template}
          onReplace={(imported) => session.apply(imported, 'input.import')}
          onAdd={(imported) => {
            for (const each of imported) studio.templates.add(each);
          }}
          onPlain={
            importing.given === undefined || editor.current === undefined
              ? undefined
              : (text) =>
                  session.dispatch(session.state().replaceSelection(text), { userEvent: 'input.paste' })
          }
          onClose={() => setImporting(undefined)}
        />
      )}
      <div className={layout.hidden} role="status" aria-live="polite">
        {said}
      </div>
    </div>
  );
}
