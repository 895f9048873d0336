import { useCallback, useSyncExternalStore } from 'react';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { useStudio } from '../studioContext';
import type { EditorSession } from './editor/session';
import { sessionOf } from './editor/sessions';

/** The editing session of a template, and whether there is something to undo or do again. */
export function useEditing(template: TaskTemplate): {
  readonly session: EditorSession;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
} {
  const session = sessionOf(useStudio(), template);
  const subscribe = useCallback((changed: () => void) => session.subscribe(changed), [session]);
  const canUndo = useSyncExternalStore(subscribe, session.canUndo);
  const canRedo = useSyncExternalStore(subscribe, session.canRedo);
  return { session, canUndo, canRedo };
}
