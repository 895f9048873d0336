import { history, isolateHistory, redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import {
  Compartment,
  EditorState,
  type Extension,
  Transaction,
  type TransactionSpec,
} from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { TaskTemplate } from '../../../prompt/taskTemplate';
import { problemMarks } from './problemMarks';
import { slotNumbers } from './slotNumbers';
import { changesTemplate, changeTo, templateState } from './templateState';

/** Characters [start, end) of the text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** How an operation is remembered: `typing` joins the typing before it, `key` joins repeats with the same key. */
export type UndoStep = 'own' | 'typing' | { readonly key: string };

/**
 * The editing of one template: text, facts and history, whichever view shows them. It outlives the views, so that
 * undo reaches back across tabs and screens.
 */
export interface EditorSession {
  state(): EditorState;
  /** Through the view that is mounted, or without one. */
  dispatch(...specs: readonly TransactionSpec[]): void;
  /** Makes the template `next`, `select` selected. `event` says what happened, as CodeMirror's user events do. */
  apply(next: TaskTemplate, event: string, step?: UndoStep, select?: Stretch): void;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  /** The state with a view's own extensions, for that view alone. */
  show(extension: Extension): void;
  attach(view: EditorView): () => void;
  /** For the view's `dispatchTransactions`. */
  took(transactions: readonly Transaction[]): void;
  subscribe(listener: (transactions: readonly Transaction[]) => void): () => void;
}

/** Repeats of one key within this time are one step, in milliseconds. */
const mergeTime = 1_000;

export function createSession(template: TaskTemplate): EditorSession {
  const shown = new Compartment();
  const listeners = new Set<(transactions: readonly Transaction[]) => void>();
  let view: EditorView | undefined;
  let lastMerge: { readonly key: string; readonly at: number } | undefined;
  let state = EditorState.create({
    doc: template.promptTemplate,
    extensions: [templateState(template), slotNumbers, history(), problemMarks, shown.of([])],
  });

  const took = (transactions: readonly Transaction[]): void => {
    state = transactions.at(-1)?.state ?? state;
    if (transactions.some(changesTemplate)) lastMerge = undefined;
    for (const listener of listeners) listener(transactions);
  };
  const pass = (transaction: Transaction): void => {
    if (view === undefined) took([transaction]);
    else view.dispatch(transaction);
  };
  const dispatch = (...specs: readonly TransactionSpec[]): void => pass(state.update(...specs));

  return {
    state: () => state,
    dispatch,
    apply: (next, event, step = 'own', select) => {
      const key =
        typeof step === 'object' && next.promptTemplate === state.doc.toString() ? step.key : undefined;
      const now = Date.now();
      const repeats =
        key !== undefined &&
        lastMerge !== undefined &&
        lastMerge.key === key &&
        now - lastMerge.at < mergeTime;
      // A repeat is left out of the history: undoing the first of them brings back the facts before it.
      const annotations = repeats
        ? [Transaction.addToHistory.of(false)]
        : step === 'typing'
          ? []
          : [isolateHistory.of('full')];
      const selection = select === undefined ? {} : { selection: { anchor: select.start, head: select.end } };
      const change = changeTo(state, next, { userEvent: event, annotations, ...selection });
      if (change === undefined) return;
      dispatch(change);
      lastMerge = key === undefined ? undefined : { key, at: now };
    },
    undo: () => void undo({ state, dispatch: pass }),
    redo: () => void redo({ state, dispatch: pass }),
    canUndo: () => undoDepth(state) > 0,
    canRedo: () => redoDepth(state) > 0,
    show: (extension) => dispatch({ effects: shown.reconfigure(extension) }),
    attach: (mounted) => {
      view = mounted;
      return () => {
        view = undefined;
      };
    },
    took,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
