import { EditorView } from '@codemirror/view';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { useLanguage } from '../language/useLanguage';
import styles from './CodeView.module.css';
import type { PlacedChip } from './editor/chipFacts';
import type { EditorSession } from './editor/session';
import { viewExtensions } from './editor/viewExtensions';

export interface CodeViewProps {
  readonly session: EditorSession;
  readonly mode: 'chips' | 'raw';
  readonly fields: readonly string[];
  readonly sampleOf: (field: string) => string;
  readonly describedBy: string;
  readonly onView: (view: EditorView | undefined) => void;
  readonly onOpenChip: (chip: PlacedChip) => void;
  readonly onConfig: (text: string) => void;
  readonly onNextProblem: () => void;
  readonly onProblemList: () => void;
}

/** The template as text: with chips, or raw. The session's history and selection stay when the view goes. */
export function CodeView({
  session,
  mode,
  fields,
  sampleOf,
  describedBy,
  onView,
  onOpenChip,
  onConfig,
  onNextProblem,
  onProblemList,
}: CodeViewProps) {
  const { editor } = useLanguage().template;
  const host = useRef<HTMLDivElement>(null);
  const words = useMemo(() => ({ name: editor.chipName, note: editor.chipNote }), [editor]);
  const fieldsNow = useEffectEvent(() => fields);
  const sampleNow = useEffectEvent(sampleOf);
  const opened = useEffectEvent(onOpenChip);
  const config = useEffectEvent(onConfig);
  const next = useEffectEvent(onNextProblem);
  const list = useEffectEvent(onProblemList);
  const mounted = useEffectEvent(onView);

  useEffect(() => {
    if (host.current === null) return;
    session.show(
      viewExtensions({
        mode,
        label: editor.title,
        describedBy,
        placeholder: editor.empty,
        chips: { words, onOpen: (_, chip) => opened(chip) },
        completion: {
          fields: () => fieldsNow(),
          list: editor.completionList,
          slot: editor.completionSlot,
          fieldDetail: (name) => sampleNow(name),
        },
        onConfig: (text) => config(text),
        onNextProblem: () => next(),
        onProblemList: () => list(),
      }),
    );
    const view = new EditorView({
      parent: host.current,
      state: session.state(),
      dispatchTransactions: (transactions, into) => {
        into.update(transactions);
        session.took(transactions);
      },
    });
    const detach = session.attach(view);
    mounted(view);
    return () => {
      detach();
      mounted(undefined);
      view.destroy();
    };
  }, [session, mode, editor, words, describedBy]);

  return <div ref={host} className={`${styles.editor} ${mode === 'raw' ? styles.raw : styles.chips}`} />;
}
