import { isolateHistory } from '@codemirror/commands';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { moveToOffset } from '../templateParts';
import { chipsOf } from './chipFacts';
import { changeTo, templateOf } from './templateState';

/**
 * A chip dragged inside the text: out of its place with the space it leaves behind, and in at the drop caret, as one
 * step. With Ctrl (Alt on a Mac) held, and for everything from elsewhere, the editor's own drop inserts the text.
 */
export function chipDragging(): Extension {
  let dragged: number | undefined;
  return EditorView.domEventHandlers({
    dragstart: (event, view) => {
      const { target } = event;
      const isChip = target instanceof HTMLElement && target.classList.contains('cm-chip');
      dragged = isChip ? view.posAtDOM(target) : undefined;
      return false;
    },
    dragover: ({ dataTransfer, ctrlKey, altKey }) => {
      if (dataTransfer === null) return false;
      if (dragged !== undefined) dataTransfer.dropEffect = ctrlKey || altKey ? 'copy' : 'move';
      // Chips are no text, so a drop on one would be refused if it were not taken here.
      return true;
    },
    dragend: () => {
      dragged = undefined;
      return false;
    },
    drop: (event, view) => {
      const start = dragged;
      dragged = undefined;
      if (start === undefined || event.ctrlKey || event.altKey) return false;
      const template = templateOf(view.state);
      const moved = chipsOf(template).find(({ from }) => from === start);
      const place = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
      if (moved === undefined) return false;
      const next = moveToOffset(template, moved.index, place);
      const change = changeTo(view.state, next.template, {
        selection: { anchor: next.start, head: next.end },
        userEvent: 'move.drop',
        annotations: [isolateHistory.of('full')],
      });
      if (change !== undefined) view.dispatch(change);
      view.focus();
      return true;
    },
  });
}
