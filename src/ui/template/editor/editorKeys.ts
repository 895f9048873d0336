import { startCompletion } from '@codemirror/autocomplete';
import { historyKeymap, insertNewline, standardKeymap } from '@codemirror/commands';
import type { KeyBinding } from '@codemirror/view';

/** Tab is left alone: it leaves the editor. A new line starts at its margin, as text has no indentation. */
export const editorKeys: readonly KeyBinding[] = [
  { key: 'Ctrl-Space', run: startCompletion },
  { key: 'Enter', run: insertNewline, shift: insertNewline },
  ...historyKeymap,
  ...standardKeymap,
];
