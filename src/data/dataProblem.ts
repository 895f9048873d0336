import type { NotTextKind } from './dataset';

/** Where a problem is. Lines and columns are one-based, columns in UTF-16 units as editors count them. */
export interface DataPlace {
  /** Undefined when the whole file or the whole set is meant. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** Up to 30 characters on either side of the fault: a caret belongs between `before` and `after`. */
  readonly before: string;
  readonly after: string;
  /** The line has a further fault without a sure cure: mending does not make a row of it. */
  readonly isStuck?: true;
}

/**
 * The file as a whole. It is read all the same, and the fault tells how; only a binary file gives no rows. What looks
 * like windows-1252 loses the lines with invalid bytes until the user says so (`decode-as`).
 */
export type FileFault =
  | { readonly kind: 'byte-order-mark' }
  | { readonly kind: 'not-utf8'; readonly looksLike: 'utf-16le' | 'utf-16be' | 'windows-1252' | 'binary' }
  | { readonly kind: 'json-list'; readonly items: number | undefined }
  | { readonly kind: 'pretty-printed'; readonly records: number | undefined }
  | { readonly kind: 'separated-values'; readonly separator: 'comma' | 'semicolon' | 'tab' };

/** One line that is no JSON object, or no row of a table. The line is skipped. */
export type LineFault =
  | { readonly kind: 'invalid-byte'; readonly byte: number; readonly value: number }
  | { readonly kind: 'several-objects' }
  | { readonly kind: 'trailing-comma' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'wrong-quotes'; readonly quotes: 'single' | 'curly' }
  | { readonly kind: 'unquoted-name'; readonly name: string }
  | { readonly kind: 'foreign-word'; readonly word: string; readonly language: 'python' | 'javascript' }
  | { readonly kind: 'unescaped-quote' }
  | { readonly kind: 'ends-early' }
  | { readonly kind: 'bad-escape'; readonly text: string }
  | { readonly kind: 'control-character'; readonly code: number }
  | { readonly kind: 'bad-number'; readonly text: string }
  | { readonly kind: 'missing-sign'; readonly sign: ',' | ':' }
  | { readonly kind: 'missing-value' }
  | { readonly kind: 'stray-text'; readonly text: string }
  | { readonly kind: 'ragged-row'; readonly cells: number; readonly columns: number }
  | { readonly kind: 'loose-quote' }
  | { readonly kind: 'not-an-object'; readonly found: NotTextKind | 'text' };

/** One row or column, whatever the templates are. Rows stay usable unless `taskname` itself is not text. */
export type RowFault =
  | { readonly kind: 'repeated-key'; readonly name: string }
  | { readonly kind: 'spaces-around-name'; readonly name: string; readonly rows: number }
  | {
      readonly kind: 'column-not-text';
      readonly name: string;
      readonly found: NotTextKind;
      readonly rows: number;
    }
  | { readonly kind: 'taskname-not-text'; readonly found: NotTextKind };

/** A row against the fields that the templates use. */
export type FieldFault =
  | { readonly kind: 'missing-field'; readonly name: string }
  | { readonly kind: 'extra-field'; readonly name: string; readonly rows: number }
  | { readonly kind: 'value-not-text'; readonly name: string; readonly found: NotTextKind }
  | { readonly kind: 'empty-text'; readonly name: string; readonly isAnswer: boolean }
  | { readonly kind: 'looks-like-template'; readonly name: string; readonly found: string }
  | { readonly kind: 'unknown-taskname'; readonly taskname: string; readonly known: readonly string[] }
  | { readonly kind: 'taskname-missing'; readonly known: readonly string[] };

/** The set as a whole. */
export type SetFault =
  | { readonly kind: 'label-seen-once'; readonly taskname: string; readonly label: string }
  | {
      readonly kind: 'label-spelt-twice';
      readonly taskname: string;
      readonly label: string;
      readonly rows: number;
      readonly usual: string;
      readonly usualRows: number;
    }
  | {
      readonly kind: 'too-few-of-label';
      readonly taskname: string;
      readonly label: string;
      readonly rows: number;
      readonly needed: number;
    }
  | { readonly kind: 'one-label-only'; readonly taskname: string; readonly label: string }
  | { readonly kind: 'repeated-row'; readonly firstLine: number; readonly sameAnswer: boolean }
  | { readonly kind: 'leak'; readonly otherLine: number };

export type DataFault = FileFault | LineFault | RowFault | FieldFault | SetFault;

/** Something wrong with data that the user brought: a fact with a place; the sentences are in `words`. */
export type DataProblem = DataFault & DataPlace;

/** Problems as found: at most 1 000 are listed, all are counted (by rows where a problem stands for a column). */
export interface FoundProblems {
  readonly problems: readonly DataProblem[];
  readonly problemCounts: Readonly<Record<string, number>>;
  /** Rows that parse but that no template can use, each counted once; undefined where that was not looked at. */
  readonly unusable?: number;
}
