import { readPythonString } from './pythonString';

type Reading =
  | { readonly ok: true; readonly value: unknown }
  /** Where in the text no literal is. */
  | { readonly ok: false; readonly offset: number };

/** JSON's words too: people mix them. */
const words: Readonly<Record<string, unknown>> = {
  True: true,
  False: false,
  None: null,
  true: true,
  false: false,
  null: null,
};

/** Deeper than any configuration; keeps a hostile text from ending the stack. */
const mostDepth = 60;

const blank = /(?:\s|#[^\n]*|\\\r?\n)*/y;
const assignment = /(?:\s|#[^\n]*(?:\n|$))*[A-Za-z_][\w.]*(?:\[[^\]\n]*\])*\s*=(?!=)/y;
const number = /[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?(?![\w.])/y;
const word = /[A-Za-z_]\w*/y;

/**
 * Reads one Python literal: dicts, lists, tuples, strings (joined when they follow one another, or by +), numbers, True,
 * False and None, with comments and trailing commas, behind an assignment if there is one. Nothing is executed: whatever
 * is not a literal is a fault. With `rest` allowed, what follows the literal does not matter.
 */
export function readPythonLiteral(text: string, rest: 'none' | 'allowed' = 'none'): Reading {
  const cursor = createCursor(text);
  cursor.take(assignment);
  try {
    const value = readValue(cursor, 0);
    cursor.take(blank);
    if (rest === 'none' && cursor.offset() < text.length) throw new NoLiteral();
    return { ok: true, value };
  } catch (error) {
    if (error instanceof NoLiteral) return { ok: false, offset: cursor.offset() };
    throw error;
  }
}

/** Ends the reading from any depth. */
class NoLiteral extends Error {}

interface Cursor {
  readonly offset: () => number;
  /** The text that the pattern (sticky) matches here, passed over; undefined when it does not match. */
  readonly take: (pattern: RegExp) => string | undefined;
  /** Passes over space and then the sign, if it stands there. */
  readonly sign: (wanted: string) => boolean;
  readonly string: () => string | undefined;
}

function createCursor(text: string): Cursor {
  let offset = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = offset;
    const found = pattern.exec(text)?.[0];
    offset += found?.length ?? 0;
    return found;
  };
  return {
    offset: () => offset,
    take,
    sign: (wanted) => {
      take(blank);
      const isThere = text.startsWith(wanted, offset);
      if (isThere) offset += wanted.length;
      return isThere;
    },
    string: () => {
      const read = readPythonString(text, offset);
      if (read !== undefined) offset = read.end;
      return read?.value;
    },
  };
}

function readValue(cursor: Cursor, depth: number): unknown {
  if (depth > mostDepth) throw new NoLiteral();
  if (cursor.sign('{'))
    return Object.fromEntries(readItems(cursor, '}', () => readEntry(cursor, depth)).items);
  if (cursor.sign('[')) return readItems(cursor, ']', () => readValue(cursor, depth + 1)).items;
  if (cursor.sign('(')) {
    const { items, hasComma } = readItems(cursor, ')', () => readValue(cursor, depth + 1));
    // Parentheses around one value are no tuple, and text in them may go on behind.
    const [only] = items;
    if (items.length !== 1 || hasComma) return items;
    return typeof only === 'string' ? only + readStrings(cursor) : only;
  }
  const text = readStrings(cursor, 'needed');
  if (text !== undefined) return text;
  const digits = cursor.take(number);
  if (digits !== undefined) return Number(digits.replaceAll('_', ''));
  const name = cursor.take(word) ?? '';
  if (!Object.hasOwn(words, name)) throw new NoLiteral();
  return words[name];
}

function readEntry(cursor: Cursor, depth: number): readonly [string, unknown] {
  const key = readStrings(cursor, 'needed');
  if (key === undefined || !cursor.sign(':')) throw new NoLiteral();
  return [key, readValue(cursor, depth + 1)];
}

/** Strings one behind another, or with + between them, as one; undefined when one is needed and none is there. */
function readStrings(cursor: Cursor): string;
function readStrings(cursor: Cursor, first: 'needed'): string | undefined;
function readStrings(cursor: Cursor, first?: 'needed'): string | undefined {
  let all: string | undefined = first === 'needed' ? undefined : '';
  for (;;) {
    cursor.take(blank);
    const isPlus = all !== undefined && cursor.sign('+');
    if (isPlus) cursor.take(blank);
    const next = cursor.string();
    if (next === undefined && isPlus) throw new NoLiteral();
    if (next === undefined) return all;
    all = (all ?? '') + next;
  }
}

function readItems<T>(
  cursor: Cursor,
  close: string,
  read: () => T,
): { readonly items: readonly T[]; readonly hasComma: boolean } {
  const items: T[] = [];
  let hasComma = false;
  while (!cursor.sign(close)) {
    if (items.length > 0 && !hasComma) throw new NoLiteral();
    items.push(read());
    hasComma = cursor.sign(',');
  }
  return { items, hasComma };
}
