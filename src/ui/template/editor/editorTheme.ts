import { EditorView } from '@codemirror/view';

/** Only what CodeMirror's own style element must override; everything else stands in `CodeView.module.css`. */
export const editorTheme = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'inherit' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': { caretColor: 'var(--ink)', fontFamily: 'inherit', padding: '12px 0' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'inherit' },
  '.cm-line': { padding: '0 14px' },
  '.cm-cursor, .cm-dropCursor': { borderLeft: '2px solid var(--accent)' },
  '.cm-tooltip': {
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-small)',
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font)', maxHeight: '240px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '6px 10px', lineHeight: '1.3' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    background: 'var(--accent)',
    color: 'var(--on-accent)',
  },
  '.cm-completionDetail': { opacity: 1, fontStyle: 'normal', marginInlineStart: '1em', fontSize: '0.87em' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: 650 },
  '.cm-highlightSpace': {
    backgroundImage: 'radial-gradient(circle at 50% 58%, var(--line-strong) 12%, transparent 5%)',
  },
});
