import Papa from 'papaparse';
import { put } from './put';
import type { TextRecord } from './splitWholeText';

/** A row of a table as a JSON object by the names of the header; more or fewer cells than those are a fault. */
export interface TableRow extends TextRecord {
  readonly cells: number;
}

export interface SeparatedValues {
  readonly rows: readonly TableRow[];
  /** Cells that every row should have. */
  readonly columns: number;
}

const signs = { comma: ',', semicolon: ';', tab: '\t' } as const;
export type Separator = keyof typeof signs;

/** Reads values separated by commas, semicolons or tabs (RFC 4180); the first row names the columns. */
export function readSeparated(given: string, separator: Separator, firstLine: number): SeparatedValues {
  const text = given.replaceAll('\r\n', '\n').replace(/\r$/, '');
  const rows: TableRow[] = [];
  let names: readonly string[] = [];
  let line = firstLine;
  let cursor = 0;
  Papa.parse<readonly string[]>(text, {
    delimiter: signs[separator],
    newline: '\n',
    step: ({ data: cells, meta }) => {
      const start = line;
      for (let at = text.indexOf('\n', cursor); at >= 0 && at < meta.cursor; at = text.indexOf('\n', at + 1))
        line += 1;
      cursor = meta.cursor;
      if (cells.length === 1 && cells[0]?.trim() === '') return;
      if (names.length === 0) names = columnNames(cells);
      else rows.push({ text: asObject(names, cells), line: start, cells: cells.length });
    },
  });
  return { rows, columns: names.length };
}

/** Cells of the first few rows. */
export function firstCells(text: string, separator: Separator): readonly (readonly string[])[] {
  return Papa.parse<readonly string[]>(text, { delimiter: signs[separator], preview: 5 }).data;
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
