import type { StoreApi } from 'zustand/vanilla';
import { isAbort } from '../base/abort';
import type { Desk, Engine } from '../bridge/contract';
import type { Preferences } from './preferences';
import type { RunHistory } from './runHistory';
import type { Milestone, NoticeContent, StudioState } from './state';
import { failureOf } from './studioFailure';

/** What the outside world is to the studio; tests hand in scripted ones. */
export interface StudioWorld {
  /** Opens an engine; called again after one was lost. */
  readonly openEngine: () => Engine;
  readonly desk: Desk;
  readonly shelf: Shelf;
  readonly preferences: Preferences;
  /** The reader's languages as BCP 47 tags, best first. */
  readonly languages: readonly string[];
  /** Address of a file shipped with the page; `path` is relative to it. */
  readonly shippedUrl: (path: string) => string;
  readonly fetchShipped: (path: string) => Promise<Blob>;
  readonly newRunId: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * The right to train, which one page of this browser has at a time. Undefined: another page has it. Call the answer to
   * give it back.
   */
  readonly lockTraining: () => Promise<(() => void) | undefined>;
  /** Hands a file to the user. */
  readonly giveFile: (fileName: string, content: Blob) => void;
}

/** A place for values between visits; what comes back is not trusted. */
export interface Shelf {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
}

/** What every slice gets: the state, the world, and ways to speak. */
export interface Kit {
  readonly store: StoreApi<StudioState>;
  readonly world: StudioWorld;
  readonly history: RunHistory;
  readonly engine: () => Engine;
  /** Closes the engine; the next `engine()` opens a new one. */
  readonly dropEngine: () => void;
  /** Merges into one slice. */
  patch<K extends keyof StudioState>(slice: K, part: Partial<StudioState[K]>): void;
  /** Replaces one slice. */
  put<K extends keyof StudioState>(slice: K, value: StudioState[K]): void;
  notify(content: NoticeContent): void;
  /** Takes back notices of a kind that hold no more. */
  withdraw(kind: NoticeContent['kind']): void;
  announce(milestone: Milestone): void;
  /** Tells a failure in a notice; a cancelled action says nothing. */
  complain(error: unknown): void;
}

const isSameFailure = (a: NoticeContent, b: NoticeContent): boolean =>
  a.kind === 'failure' && b.kind === 'failure' && JSON.stringify(a.failure) === JSON.stringify(b.failure);

export function createKit(
  store: StoreApi<StudioState>,
  world: StudioWorld,
  history: RunHistory,
  engines: Pick<Kit, 'engine' | 'dropEngine'>,
): Kit {
  let lastNotice = 0;
  const put: Kit['put'] = (slice, value) => store.setState({ [slice]: value } as Partial<StudioState>);
  const patch: Kit['patch'] = (slice, part) => put(slice, { ...store.getState()[slice], ...part });
  const notify = (content: NoticeContent): void => {
    const { notices } = store.getState().view;
    // One cause may fail many actions at once; it is told once.
    if (notices.some((each) => isSameFailure(each.content, content))) return;
    patch('view', { notices: [...notices, { id: ++lastNotice, content }].slice(-4) });
  };
  return {
    store,
    world,
    history,
    ...engines,
    put,
    patch,
    notify,
    withdraw: (kind) => {
      const { notices } = store.getState().view;
      if (notices.some(({ content }) => content.kind === kind))
        patch('view', { notices: notices.filter(({ content }) => content.kind !== kind) });
    },
    announce: (milestone) => patch('view', { milestone }),
    complain: (error) => {
      if (!isAbort(error)) notify({ kind: 'failure', failure: failureOf(error) });
    },
  };
}
