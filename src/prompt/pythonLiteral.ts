/** A place in Python text where no literal is. */
export interface PythonFault {
  readonly offset: number;
}

type Reading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: PythonFault };

const words: Readonly<Record<string, unknown>> = {
  True: true,
  False: false,
  None: null,
  true: true,
  false: false,
  null: null,
};
const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};
/** Deeper than any configuration; keeps a hostile text from ending the stack. */
const mostDepth = 60;

/**
 * Reads one Python literal: dicts, lists, tuples, strings (joined when they follow one another), numbers, True, False
 * and None, with comments and trailing commas, after an assignment if there is one. Nothing is executed: whatever is
 * not a literal is a fault.
 */
export function readPythonLiteral(text: string): Reading {
  let at = /^\s*[A-Za-z_][\w.]*(?:\[[^\]\n]*\])*\s*=(?!=)/.exec(text)?.[0].length ?? 0;

  class Stop extends Error {}
  const stop = (): never => {
    throw new Stop();
  };
  const space = (): void => {
    at += /^(?:\s|#[^\n]*|\\\n)*/.exec(text.slice(at))?.[0].length ?? 0;
  };
  const sign = (wanted: string): boolean => {
    space();
    if (!text.startsWith(wanted, at)) return false;
    at += wanted.length;
    return true;
  };

  const items = <T>(close: string, read: () => T): T[] => {
    const all: T[] = [];
    while (!sign(close)) {
      all.push(read());
      if (!sign(',')) {
        if (!sign(close)) stop();
        break;
      }
    }
    return all;
  };

  const string = (): string => {
    const [opening = '', prefix = '', quote = ''] = /^([rRuU]?)('''|"""|'|")/.exec(text.slice(at)) ?? stop();
    at += opening.length;
    const isRaw = prefix.toLowerCase() === 'r';
    let value = '';
    while (!text.startsWith(quote, at)) {
      const character = text.charAt(at);
      if (character === '' || (character === '\n' && quote.length === 1)) stop();
      if (character === '\\' && !isRaw) {
        const code = /^\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/.exec(
          text.slice(at, at + 10),
        );
        const hex = code?.[1] ?? code?.[2] ?? code?.[3];
        if (code !== null && hex !== undefined) {
          const point = Number.parseInt(hex, 16);
          value += point > 0x10ffff ? stop() : String.fromCodePoint(point);
          at += code[0].length;
        } else {
          const next = text.charAt(at + 1);
          value += escapes[next] ?? `\\${next}`;
          at += 2;
        }
      } else {
        value += character;
        at += 1;
      }
    }
    at += quote.length;
    return value;
  };

  const isString = (): boolean => /^[rRuU]?['"]/.test(text.slice(at, at + 2));
  const strings = (): string => {
    let value = '';
    for (space(); isString(); space()) value += string();
    return value;
  };

  const literal = (depth: number): unknown => {
    if (depth > mostDepth) stop();
    space();
    if (sign('{')) {
      const entries = items('}', () => {
        space();
        const key = isString() ? strings() : stop();
        if (!sign(':')) stop();
        return [key, literal(depth + 1)] as const;
      });
      return Object.fromEntries(entries);
    }
    if (sign('[')) return items(']', () => literal(depth + 1));
    if (sign('(')) {
      const start = at;
      const inside = items(')', () => literal(depth + 1));
      const isTuple = inside.length !== 1 || /,\s*\)$/.test(text.slice(start, at));
      return isTuple ? inside : inside[0];
    }
    if (isString()) return strings();
    const [word] =
      /^(?:-?(?:\d[\d_]*\.?[\d_]*|\.\d+)(?:[eE][+-]?\d+)?|[A-Za-z_]\w*)/.exec(text.slice(at)) ?? stop();
    at += word.length;
    if (Object.hasOwn(words, word)) return words[word];
    const number = Number(word.replaceAll('_', ''));
    return Number.isFinite(number) && /\d/.test(word) ? number : stop();
  };

  try {
    const value = literal(0);
    space();
    if (at < text.length) stop();
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Stop) return { ok: false, fault: { offset: at } };
    throw error;
  }
}
