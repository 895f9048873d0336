import type { EditorState, Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { looksLikeNemoConfig } from '../../../prompt/nemoConfig';
import { markerText, parseTemplate } from '../../../prompt/templateSyntax';
import { factsField, setFacts, templateOf } from './templateState';

/** The last text that left an editor, with the sizes that its markers name. */
let taken: { readonly text: string; readonly sizes: readonly (number | undefined)[] } | undefined;

function remember(state: EditorState): void {
  const { from, to } = state.selection.main;
  const text = state.sliceDoc(from, to);
  const { virtualTokenSplits } = templateOf(state);
  const sizes = parseTemplate(text).flatMap((segment) =>
    segment.kind === 'virtual' ? [virtualTokenSplits[segment.marker]] : [],
  );
  taken = { text, sizes };
}

/** Pastes what came from an editor: its markers get numbers that are free here, and bring their sizes along. */
function pasteOwn(view: EditorView, text: string): boolean {
  if (taken === undefined || taken.text !== text || taken.sizes.length === 0) return false;
  const facts = view.state.field(factsField);
  const sizes = [...facts.virtualTokenSplits];
  let next = 0;
  const insert = parseTemplate(text)
    .map((segment) => {
      if (segment.kind !== 'virtual') return text.slice(segment.start, segment.end);
      const size = taken?.sizes[next++];
      return markerText(size === undefined ? sizes.length : sizes.push(size) - 1);
    })
    .join('');
  view.dispatch(view.state.replaceSelection(insert), {
    effects: setFacts.of({ ...facts, virtualTokenSplits: sizes }),
    userEvent: 'input.paste',
    scrollIntoView: true,
  });
  return true;
}

/** Cut and copy remember sizes, paste brings them back; NeMo configuration is handed to `onConfig` instead. */
export const clipboard = (onConfig: (text: string) => void): Extension => {
  const take = (text: string): boolean => {
    if (!looksLikeNemoConfig(text)) return false;
    onConfig(text);
    return true;
  };
  return [
    EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, '\n')),
    EditorView.domEventHandlers({
      copy: (_, view) => {
        remember(view.state);
        return false;
      },
      cut: (_, view) => {
        remember(view.state);
        return false;
      },
      paste: (event, view) => {
        const text = event.clipboardData?.getData('text/plain').replace(/\r\n?/g, '\n') ?? '';
        return take(text) || pasteOwn(view, text);
      },
      drop: (event) => {
        const file = event.dataTransfer?.files[0];
        if (file === undefined) return take(event.dataTransfer?.getData('text/plain') ?? '');
        void file.text().then(onConfig);
        return true;
      },
    }),
  ];
};
