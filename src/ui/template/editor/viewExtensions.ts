import { EditorState, type Extension } from '@codemirror/state';
import { dropCursor, EditorView, highlightWhitespace, keymap, placeholder } from '@codemirror/view';
import { chipKeys } from './chipKeys';
import { type ChipSettings, chips } from './chips';
import { clipboard } from './clipboard';
import { type CompletionWords, completion } from './completion';
import { chipDragging } from './dragging';
import { editorKeys } from './editorKeys';
import { editorTheme } from './editorTheme';
import { problemKeys, problemTooltip } from './problemKeys';
import { rawMarks } from './rawMarks';

export interface ViewSettings {
  readonly mode: 'chips' | 'raw';
  readonly label: string;
  /** Id of the element that describes the editor. */
  readonly describedBy: string;
  readonly placeholder: string;
  readonly chips: ChipSettings;
  readonly completion: CompletionWords & { readonly fields: () => readonly string[] };
  readonly onConfig: (text: string) => void;
  readonly onNextProblem: () => void;
  readonly onProblemList: () => void;
}

/** Everything that a view of the template has and its state alone has not. */
export const viewExtensions = (settings: ViewSettings): Extension => [
  settings.mode === 'chips' ? [chips(settings.chips), keymap.of(chipKeys), chipDragging()] : rawMarks,
  completion(settings.completion.fields, settings.completion),
  keymap.of(problemKeys({ onNext: settings.onNextProblem, onList: settings.onProblemList })),
  keymap.of(editorKeys),
  clipboard(settings.onConfig),
  problemTooltip,
  dropCursor(),
  highlightWhitespace(),
  placeholder(settings.placeholder),
  // CodeMirror's own name of the list.
  EditorState.phrases.of({ Completions: settings.completion.list }),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({
    'aria-label': settings.label,
    'aria-describedby': settings.describedBy,
    dir: 'auto',
    spellcheck: 'false',
  }),
  editorTheme,
];
