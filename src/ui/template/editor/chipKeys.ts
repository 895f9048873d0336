import type { EditorState } from '@codemirror/state';
import type { Command, EditorView, KeyBinding } from '@codemirror/view';
import { chipsOf, type PlacedChip } from './chipFacts';
import { chipSettings } from './chips';
import { templateOf } from './templateState';

/** The chip that is selected as a whole. */
export function selectedChip(state: EditorState): PlacedChip | undefined {
  const { from: start, to: end } = state.selection.main;
  return chipsOf(templateOf(state)).find(({ from, to }) => from === start && to === end);
}

/** The selected chip, else the one right after the caret, else the one right before it. */
export function chipAtCaret(state: EditorState): PlacedChip | undefined {
  const { empty, head } = state.selection.main;
  const all = chipsOf(templateOf(state));
  return (
    selectedChip(state) ??
    (empty ? (all.find(({ from }) => from === head) ?? all.find(({ to }) => to === head)) : undefined)
  );
}

const open =
  (find: (state: EditorState) => PlacedChip | undefined): Command =>
  (view: EditorView) => {
    const found = find(view.state);
    const settings = view.state.facet(chipSettings);
    if (found === undefined || settings === undefined) return false;
    view.dispatch({ selection: { anchor: found.from, head: found.to }, userEvent: 'select' });
    settings.onOpen(view, found);
    return true;
  };

export const chipKeys: readonly KeyBinding[] = [
  { key: 'Enter', run: open(selectedChip) },
  { key: 'F2', run: open(chipAtCaret) },
];
