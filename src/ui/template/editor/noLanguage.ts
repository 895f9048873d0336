import { type EditorState, Facet } from '@codemirror/state';

/**
 * Stands in for `@codemirror/language` in the built page (see `resolve.alias` in `vite.config.ts`). CodeMirror's
 * commands and completion ask it about the syntax of programs; a template is text and has none, so the parser behind
 * it, 12 kB gzipped, would only ever answer nothing.
 */
const noNode = { resolveInner: () => noNode, name: '', type: { isTop: true }, parent: null, from: 0, to: 0 };

export const syntaxTree = (_: EditorState) => noNode;
export const indentUnit = Facet.define<string, string>({ combine: ([unit]) => unit ?? '' });
export const getIndentUnit = (_: EditorState): number => 1;
export const getIndentation = (): null => null;
export const indentString = (): string => '';
export const matchBrackets = (): null => null;
export class IndentContext {}
