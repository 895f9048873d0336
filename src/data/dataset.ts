import { own } from '../base/own';
import type { Repair } from './repair';

/** What a value is that is not text. */
export type NotTextKind = 'number' | 'boolean' | 'null' | 'list' | 'object';

/** One usable row. `line` is the one-based line of the file as given, whatever was skipped before it. */
export interface Example {
  readonly line: number;
  /** The row's `taskname`, when it has one. */
  readonly taskname: string | undefined;
  /** Every other field that is text. Read it through `fieldText`: a column may be called `constructor`. */
  readonly fields: Readonly<Record<string, string>>;
  /** Columns of this row whose value is not text; only an obstacle where a template uses them. */
  readonly notText?: Readonly<Record<string, NotTextKind>>;
}

/** Text of a field; undefined when the row has no such field or its value is not text. */
export function fieldText(example: Pick<Example, 'fields'>, name: string): string | undefined {
  return own(example.fields, name);
}

/** What stands in a field instead of text; undefined when it is text or missing. */
export function fieldNotText(example: Pick<Example, 'notText'>, name: string): NotTextKind | undefined {
  return example.notText && own(example.notText, name);
}

export interface Dataset {
  readonly name: string;
  readonly examples: readonly Example[];
  /** Names seen in any row, in order of first appearance, without `taskname`. */
  readonly fieldNames: readonly string[];
}

/** A file as given: bytes in memory or a browser Blob. It is parsed where it is used, by the same code. */
export interface DataSource {
  readonly name: string;
  readonly bytes: Uint8Array | Blob;
  /** What the user decided about it since; reading applies them. */
  readonly repairs?: readonly Repair[];
}
