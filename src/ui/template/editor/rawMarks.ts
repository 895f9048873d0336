import type { EditorState } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import { chipsOf } from './chipFacts';
import { factsField, templateOf } from './templateState';

const marks = {
  slot: Decoration.mark({ class: 'cm-raw-slot' }),
  field: Decoration.mark({ class: 'cm-raw-field' }),
};

/** Markers and fields in colour, as text. */
export const rawMarks = EditorView.decorations.compute(['doc', factsField], (state: EditorState) =>
  Decoration.set(chipsOf(templateOf(state)).map(({ chip, from, to }) => marks[chip.kind].range(from, to))),
);
