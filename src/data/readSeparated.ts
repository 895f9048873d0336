import Papa from 'papaparse';
import type { LineFault } from './dataProblem';
import { put } from './put';
import { createLineCounter, type TextRecord } from './splitWholeText';

/** A row of a table as a JSON object by the names of the header, or a line that is no such row. */
export interface TableRow extends TextRecord {
  readonly fault: LineFault | undefined;
  readonly names: readonly string[];
}

const signs = { comma: ',', semicolon: ';', tab: '\t' } as const;
export type Separator = keyof typeof signs;

/** Characters parsed at a time, and the most that one row may have before its quote counts as never closed. */
const pieceLength = 1 << 18;
const longestRow = 1 << 20;

/**
 * Reads values separated by commas, semicolons or tabs (RFC 4180, lines end with `\n`); the first row names the
 * columns. A line whose quotes do not come in pairs is one fault, and reading goes on with the next line.
 */
export function* readSeparated(text: string, separator: Separator, firstLine: number): Generator<TableRow> {
  const lineAt = createLineCounter(text, firstLine);
  let names: readonly string[] | undefined;
  for (let start = 0; start < text.length; ) {
    for (const { cells, end, isLoose } of rowsFrom(text, start, separator)) {
      const line = lineAt(start);
      const from = start;
      start = isLoose ? lineEnd(text, from) : end;
      if (cells.length === 1 && cells[0]?.trim() === '') continue;
      if (names === undefined) names = columnNames(cells);
      else if (isLoose) {
        const given = text.slice(from, start).trimEnd();
        yield { text: given, line, lastLine: line, fault: { kind: 'loose-quote' }, names };
      } else {
        const fitted = cells.slice(0, names.length + lastFilled(cells.slice(names.length)));
        const isRagged = fitted.length !== names.length;
        yield {
          text: asObject(names, fitted),
          line,
          lastLine: lineAt(end - 1),
          fault: isRagged ? { kind: 'ragged-row', cells: cells.length, columns: names.length } : undefined,
          names,
        };
      }
    }
  }
}

interface RawRow {
  readonly cells: readonly string[];
  /** Offset behind the row. */
  readonly end: number;
  /** A quote inside a quoted cell, or one that is never closed: the row may have swallowed others. */
  readonly isLoose: boolean;
}

/** The next rows, at least one; after a loose one the caller must start anew. */
function rowsFrom(text: string, start: number, separator: Separator): readonly RawRow[] {
  for (let length = pieceLength; ; length = longestRow) {
    const piece = text.slice(start, start + length);
    const isLast = start + length >= text.length;
    const rows: RawRow[] = [];
    const parser = new Papa.Parser({
      delimiter: signs[separator],
      newline: '\n',
      step: ({ data: cells, errors, meta }: Papa.ParseStepResult<readonly string[]>) => {
        const row = Array.isArray(cells[0]) ? cells[0] : cells;
        rows.push({ cells: row, end: start + meta.cursor, isLoose: errors.length > 0 });
        if (errors.length > 0) parser.abort();
      },
    });
    parser.parse(piece, 0, !isLast);
    if (rows.length > 0) return rows;
    if (isLast || length === longestRow) return [{ cells: ['"'], end: start + piece.length, isLoose: true }];
  }
}

/** One row as somebody types it, as JSON; undefined when it does not fit the header. */
export function typedRow(text: string, separator: Separator, names: readonly string[]): string | undefined {
  const { data, errors } = Papa.parse<readonly string[]>(text.trimEnd(), { delimiter: signs[separator] });
  const [cells] = data;
  const fits = data.length === 1 && errors.length === 0 && cells?.length === names.length;
  return cells !== undefined && fits ? asObject(names, cells) : undefined;
}

/** Cells of the first few rows; open: the last of them has a quote that is not closed yet. */
export function firstCells(
  text: string,
  separator: Separator,
): { readonly rows: readonly (readonly string[])[]; readonly isOpen: boolean } {
  const { data, errors } = Papa.parse<readonly string[]>(text.replace(/\r$/gm, ''), {
    delimiter: signs[separator],
    newline: '\n',
  });
  return { rows: data, isOpen: data.length > 1 && errors.some(({ code }) => code === 'MissingQuotes') };
}

/** Names of the header row; an empty one is called by its number, a repeated one gets its number behind. */
function columnNames(cells: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const wanted = cell.trim() === '' ? `column ${index + 1}` : cell;
    const name = taken.has(wanted) ? `${wanted} ${index + 1}` : wanted;
    taken.add(name);
    return name;
  });
}

function asObject(names: readonly string[], cells: readonly string[]): string {
  const row: Record<string, string> = {};
  const length = Math.max(names.length, cells.length);
  for (let i = 0; i < length; i++) put(row, names[i] ?? `column ${i + 1}`, cells[i] ?? '');
  return JSON.stringify(row);
}

/** How many cells there are up to the last one with something in it: separators at a row's end say nothing. */
const lastFilled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell !== '') + 1;

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}
