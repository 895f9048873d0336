import { isolateHistory } from '@codemirror/commands';
import { Annotation } from '@codemirror/state';
import type { TaskTemplate } from '../../../prompt/taskTemplate';
import type { Studio } from '../../../studio/createStudio';
import { createSession, type EditorSession } from './session';
import { changesTemplate, changeTo, templateOf } from './templateState';

/** On transactions that repeat what the store already holds. */
const fromStore = Annotation.define<true>();

type SessionOf = (template: TaskTemplate) => EditorSession;
const registries = new WeakMap<Studio, SessionOf>();

/**
 * The editing session of a template of this studio. The store stays the single truth: what a session changes goes there
 * at once, and what others change there (another screen, an opened file) comes back as a step that can be undone.
 * Sessions hang on the template values themselves, so that a removed task that is brought back has its history still.
 */
export function sessionOf(studio: Studio, template: TaskTemplate): EditorSession {
  const known = registries.get(studio) ?? createRegistry(studio);
  registries.set(studio, known);
  return known(template);
}

function createRegistry(studio: Studio): SessionOf {
  const sessions = new WeakMap<TaskTemplate, EditorSession>();
  const held = new WeakMap<EditorSession, TaskTemplate>();
  const hold = (session: EditorSession, template: TaskTemplate): void => {
    sessions.set(template, session);
    held.set(session, template);
  };

  const follow = (session: EditorSession): void => {
    session.subscribe((transactions) => {
      const own = transactions.some((each) => each.annotation(fromStore) !== true && changesTemplate(each));
      const before = held.get(session);
      if (!own || before === undefined) return;
      const after = templateOf(session.state());
      hold(session, after);
      studio.templates.replace(before, after);
    });
  };

  studio.store.subscribe(({ templates: { list: now } }, { templates: { list: before } }) => {
    if (now === before || now.length !== before.length) return;
    now.forEach((template, index) => {
      const former = before[index];
      if (former === undefined || former === template || sessions.has(template) || now.includes(former))
        return;
      const session = sessions.get(former);
      if (session === undefined || held.get(session) !== former) return;
      hold(session, template);
      const change = changeTo(session.state(), template, {
        annotations: [fromStore.of(true), isolateHistory.of('full')],
        userEvent: 'replace',
      });
      if (change !== undefined) session.dispatch(change);
    });
  });

  return (template) => {
    const known = sessions.get(template);
    if (known !== undefined && held.get(known) === template) return known;
    const session = createSession(template);
    hold(session, template);
    follow(session);
    return session;
  };
}
