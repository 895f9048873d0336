import type { DataPlace, LineFault } from './dataProblem';
import type { DecodedLine } from './decodeLines';
import { type ProblemLog, placeIn } from './problemLog';

/** How the records lie in a file, decided by its content, whatever its name. */
export type DataFormat = 'json-lines' | 'json-list' | 'pretty-printed' | 'separated-values';

/** One record: a line of JSON Lines, an item of a list, a row of a table as JSON. */
export interface TextRow {
  readonly text: string;
  /** The line on which it starts. */
  readonly line: number;
  /** What is wrong with it before anybody reads it as JSON: an invalid byte, or a row that does not fit its table. */
  readonly refusal: Refusal | undefined;
  /** What the user typed in its place as JSON, when the file has a form of its own; undefined when it is not in it. */
  readonly typed?: (text: string) => string | undefined;
}

export interface Refusal {
  readonly fault: LineFault;
  readonly place: () => DataPlace;
}

/** What a record reader tells, in the order of the file. */
export interface RecordSink {
  readonly log: ProblemLog;
  record(row: TextRow): void;
}

/** A line as a record of its own. */
export function rowOf(content: DecodedLine, line: number): TextRow {
  if (typeof content === 'string') return { text: content, line, refusal: undefined };
  const { text, byte, value, offset } = content;
  const fault = { kind: 'invalid-byte', byte, value } as const;
  return { text, line, refusal: { fault, place: () => placeIn(text, line, offset) } };
}

export const textOf = (content: DecodedLine): string =>
  typeof content === 'string' ? content : content.text;
