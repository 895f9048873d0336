import type { FileFault } from './dataProblem';
import { firstCells, type Separator } from './readSeparated';

/** Guesses from the first bytes of a file that is not UTF-8 text; undefined when nothing speaks against UTF-8. */
export function foreignEncoding(start: Uint8Array): 'utf-16le' | 'utf-16be' | 'binary' | undefined {
  const [a, b, c, d] = start;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // zip (spreadsheets), gzip, Parquet
  if ((a === 0x50 && b === 0x4b && c === 3 && d === 4) || (a === 0x1f && b === 0x8b)) return 'binary';
  if (a === 0x50 && b === 0x41 && c === 0x52 && d === 0x31) return 'binary';
  let even = 0;
  let odd = 0;
  start.forEach((byte, index) => {
    if (byte === 0) index % 2 === 0 ? even++ : odd++;
  });
  if (even + odd === 0) return undefined;
  // In UTF-16 every sign of ASCII has one zero byte, all on one side; data starts with such a sign.
  if (b === 0 && isPlain(a) && even < odd / 10) return 'utf-16le';
  if (a === 0 && isPlain(b) && odd < even / 10) return 'utf-16be';
  return even + odd > start.length / 20 ? 'binary' : undefined;
}

const isPlain = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x09 && byte < 0x7f;

const separators: readonly Separator[] = ['tab', 'semicolon', 'comma'];

/** A longer first cell is no name of a column but text with commas. */
const longestName = 80;

/** `list` and `pretty`: one JSON text, as it seems. */
export type Shape = { readonly kind: 'list' | 'pretty' } | Extract<FileFault, { kind: 'separated-values' }>;

/**
 * Which of the shapes that are no JSON Lines the first lines (none of them blank) hint at. `list` and `pretty` are
 * only suspicions: whether the file is one JSON text shows at its end.
 */
export function suspectShape(lines: readonly string[]): Shape | undefined {
  const first = lines[0]?.trim() ?? '';
  const second = lines[1]?.trim() ?? '';
  if (first.startsWith('[')) return { kind: 'list' };
  if (first === '{' || (first.startsWith('{') && !isJson(first) && /^"[^"]*"\s*:/.test(second))) {
    return { kind: 'pretty' };
  }
  if (lines.length < 2 || lines.some((line) => /^\s*[[{]/.test(line))) return undefined;
  const separator = separators.find((each) => looksSeparated(lines.join('\n'), each));
  return separator === undefined ? undefined : { kind: 'separated-values', separator };
}

/** A header of short names, and a row with as many cells or one that goes on beyond these lines. */
function looksSeparated(text: string, separator: Separator): boolean {
  const { rows, isOpen } = firstCells(text, separator);
  const [names = [], ...others] = rows;
  return (
    names.length > 1 &&
    names.every((name) => name.length <= longestName) &&
    (isOpen || others.some((cells) => cells.length === names.length))
  );
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
