import type { ContentFault } from '../base/narrow';
import { err, ok, type Result } from '../base/result';
import { shortestFloat } from './shortestFloat';

/** JSON text of a list, one item per line; `indent` is that of the line it begins on. */
export const printList = (items: readonly string[], indent: string): string =>
  items.length === 0 ? '[]' : `[\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}]`;

/** JSON text of an object from its members' texts. */
export const printObject = (
  members: readonly (readonly [name: string, text: string])[],
  indent: string,
): string =>
  `{\n${members.map(([name, text]) => `${indent}  ${JSON.stringify(name)}: ${text}`).join(',\n')}\n${indent}}`;

/** Numbers [rows, width] as a list with one line per row, each number in its shortest form. */
export function printRows(numbers: Float32Array, width: number, indent: string): string {
  const rows = Array.from({ length: numbers.length / width }, (_, row) => {
    const values = numbers.subarray(row * width, (row + 1) * width);
    return `[${Array.from(values, shortestFloat).join(', ')}]`;
  });
  return printList(rows, indent);
}

export interface ReadRows {
  readonly numbers: Float32Array;
  readonly rows: number;
  readonly width: number;
}

/** Rows of numbers, all of one width; `path` says where they stand. */
export function readRows(value: unknown, path: string): Result<ReadRows, ContentFault> {
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  if (!Array.isArray(value) || !Array.isArray(first)) return err(unfit(path, 'rows of numbers', value));
  const width = first.length;
  // Before anything is allocated: a long list of short rows must not ask for the memory of a full one.
  for (const [row, numbers] of value.entries())
    if (!Array.isArray(numbers) || numbers.length !== width)
      return err(unfit(`${path}.${row}`, `${width} numbers`, numbers));
  const numbers = new Float32Array(value.length * width);
  for (const [i, number] of value.flat().entries()) {
    if (typeof number !== 'number')
      return err(unfit(`${path}.${Math.floor(i / width)}.${i % width}`, 'a number', number));
    numbers[i] = number;
  }
  return ok({ numbers, rows: value.length, width });
}

/** A place that holds something else than rows. */
export function unfit(path: string, expected: string, found: unknown): ContentFault {
  const text = found === undefined ? 'nothing' : JSON.stringify(found).slice(0, 80);
  return { path, expected, found: text };
}
