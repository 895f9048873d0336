import { visit } from 'jsonc-parser';
import type { DataPlace } from './dataProblem';
import type { Example, NotTextKind } from './dataset';
import { mostDepth, offsetOfDepth } from './findJsonFault';
import { notTextKind } from './notText';
import { type ProblemLog, placeIn, wholeLine } from './problemLog';
import { put } from './put';

/** What the rows so far have in common: names of columns, and columns that hold something else than text. */
export interface Columns {
  /** In order of first appearance, `taskname` left out. */
  readonly names: Set<string>;
  readonly notText: Map<string, ColumnNote & { readonly found: NotTextKind }>;
  readonly spaced: Map<string, ColumnNote>;
}

/** The first line that shows it, and how many do. */
interface ColumnNote {
  readonly line: number;
  readonly text: string;
  rows: number;
}

export function createColumns(): Columns {
  return { names: new Set(), notText: new Map(), spaced: new Map() };
}

/**
 * A row from a parsed record; `text` is what it was parsed from. Undefined, with the reason in `log`, when it is no
 * usable row.
 */
export function readRow(
  value: unknown,
  text: string,
  line: number,
  columns: Columns,
  log: ProblemLog,
): Example | undefined {
  const found = notTextKind(value);
  if (found !== 'object') {
    log.add({ kind: 'not-an-object', found }, () =>
      placeIn(text, line, text.length - text.trimStart().length),
    );
    return undefined;
  }
  // `notTextKind` has shown that the value is an object.
  const row = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(row);
  if (mayRepeatKeys(text, keys.length)) reportRepeatedKeys(text, line, log);
  return buildExample(row, keys, { text, line, columns, log });
}

function buildExample(
  row: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  { text, line, columns, log }: { text: string; line: number; columns: Columns; log: ProblemLog },
): Example | undefined {
  const fields: Record<string, string> = {};
  let notText: Record<string, NotTextKind> | undefined;
  let taskname: string | undefined;
  for (const key of keys) {
    const value = row[key];
    if (key === 'taskname') {
      if (typeof value !== 'string') {
        const found = notTextKind(value);
        if (found !== 'text') log.add({ kind: 'taskname-not-text', found }, () => wholeLine(line, text));
        return undefined;
      }
      taskname = value;
      continue;
    }
    columns.names.add(key);
    if (typeof value === 'string') put(fields, key, value);
    else {
      notText ??= {};
      const found = notTextKind(value);
      if (found !== 'text') put(notText, key, found);
    }
  }
  noteColumns(keys, notText, line, text, columns);
  return notText === undefined ? { line, taskname, fields } : { line, taskname, fields, notText };
}

function noteColumns(
  keys: readonly string[],
  notText: Readonly<Record<string, NotTextKind>> | undefined,
  line: number,
  text: string,
  columns: Columns,
): void {
  for (const key of keys) {
    if (key.charCodeAt(0) > 32 && key.charCodeAt(key.length - 1) > 32 && key === key.trim()) continue;
    const known = columns.spaced.get(key);
    if (known) known.rows += 1;
    else if (key !== key.trim()) columns.spaced.set(key, { line, text, rows: 1 });
  }
  if (notText === undefined) return;
  for (const [key, found] of Object.entries(notText)) {
    const known = columns.notText.get(key);
    if (known) known.rows += 1;
    else columns.notText.set(key, { found, line, text, rows: 1 });
  }
}

/** Says once per column what every row would say; called at the end of the file. */
export function reportColumns(columns: Columns, log: ProblemLog): void {
  const placeOf = (name: string, { text, line }: ColumnNote): DataPlace =>
    placeIn(text, line, Math.max(text.indexOf(JSON.stringify(name)), 0));
  for (const [name, note] of columns.spaced) {
    log.add({ kind: 'spaces-around-name', name, rows: note.rows }, () => placeOf(name, note), note.rows);
  }
  for (const [name, note] of columns.notText) {
    const { found, rows } = note;
    log.add({ kind: 'column-not-text', name, found, rows }, () => placeOf(name, note), rows);
  }
}

/** A quick look that errs on the side of caution: as many `":` as keys, none with a space before the colon. */
function mayRepeatKeys(text: string, keys: number): boolean {
  let count = 0;
  for (let i = text.indexOf('":'); i >= 0; i = text.indexOf('":', i + 2)) count += 1;
  return count !== keys || /"\s+:/.test(text);
}

/** Neither `JSON.parse` nor jsonc-parser minds a repeated key; the last value is the one that is used. */
function reportRepeatedKeys(text: string, line: number, log: ProblemLog): void {
  if (offsetOfDepth(text, mostDepth) !== undefined) return;
  let depth = 0;
  const seen = new Set<string>();
  visit(text, {
    onObjectBegin: () => {
      depth += 1;
    },
    onObjectEnd: () => {
      depth -= 1;
    },
    onObjectProperty: (name, offset) => {
      if (depth !== 1) return;
      if (seen.has(name)) log.add({ kind: 'repeated-key', name }, () => placeIn(text, line, offset));
      seen.add(name);
    },
  });
}
