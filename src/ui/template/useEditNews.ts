import { useCallback, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../language/useLanguage';
import { type EditNews, newsOf } from './editNews';
import type { EditorSession } from './editor/session';

/** Things that follow each other within this time are told together, in milliseconds. */
const settle = 350;

/** What the live region says: edits of the session, and problems that are gone; never every key. */
export function useEditNews(
  session: EditorSession | undefined,
  problems: number,
): { readonly said: string; readonly tell: (news: EditNews) => void } {
  const { editor } = useLanguage().template;
  const [said, setSaid] = useState('');
  const waiting = useRef<EditNews[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useCallback(
    (news: EditNews) => {
      waiting.current = [...waiting.current.filter(({ kind }) => kind !== news.kind), news];
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        setSaid(waiting.current.map(editor.editNews).join(' '));
        waiting.current = [];
      }, settle);
    },
    [editor],
  );
  useEffect(
    () =>
      session?.subscribe((transactions) => {
        for (const transaction of transactions) {
          const news = newsOf(transaction);
          if (news !== undefined) tell(news);
        }
      }),
    [session, tell],
  );
  const before = useRef(problems);
  useEffect(() => {
    if (problems < before.current) tell({ kind: 'problems', left: problems });
    before.current = problems;
  }, [problems, tell]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { said, tell };
}
