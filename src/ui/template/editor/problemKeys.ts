import type { EditorState } from '@codemirror/state';
import { EditorView, hoverTooltip, type KeyBinding, type Tooltip } from '@codemirror/view';
import { problemMarks } from './problemMarks';
import type { Stretch } from './session';

interface Underlined {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

/** The underlined stretches from left to right. */
function stretches(state: EditorState): readonly Underlined[] {
  const found: Underlined[] = [];
  state.field(problemMarks).between(0, state.doc.length, (from, to, { spec }) => {
    found.push({ from, to, message: String(spec.message) });
  });
  return found;
}

/** Says the problem under the pointer; it goes away with Escape or the pointer. */
export const problemTooltip = hoverTooltip((view, place): Tooltip | null => {
  const here = stretches(view.state).filter(({ from, to }) => from <= place && place <= to);
  const first = here[0];
  if (first === undefined) return null;
  return {
    pos: first.from,
    end: first.to,
    above: true,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'cm-problem-tip';
      dom.append(
        ...here.map(({ message }) => {
          const line = document.createElement('p');
          line.textContent = message;
          return line;
        }),
      );
      return { dom };
    },
  };
});

/** F8 goes on to the next problem, whether it has a place in the text or not; Ctrl/Cmd+Shift+M to the list. */
export const problemKeys = (actions: {
  readonly onNext: () => void;
  readonly onList: () => void;
}): readonly KeyBinding[] => [
  {
    key: 'F8',
    run: () => {
      actions.onNext();
      return true;
    },
  },
  {
    key: 'Mod-Shift-m',
    preventDefault: true,
    run: () => {
      actions.onList();
      return true;
    },
  },
];

/** Selects a stretch of the text and brings it into view. */
export function showStretch(view: EditorView, { start, end }: Stretch): void {
  view.focus();
  const most = view.state.doc.length;
  const anchor = Math.min(start, most);
  view.dispatch({
    selection: { anchor, head: Math.min(end, most) },
    effects: EditorView.scrollIntoView(anchor, { y: 'nearest' }),
    userEvent: 'select',
  });
}
