const simpleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  // A backslash before the end of a line joins it with the next.
  '\n': '',
  '\r\n': '',
};

const escapePattern = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|(\r\n|[\s\S]))/g;

/** A string that opens at `start`: quotes of either kind, single or triple, with `r` and `u` in front or nothing. */
const openingPattern = /([rRuU]?)('''|"""|'|")/y;

/**
 * Reads one Python string literal at `start`: its text and where it ends; undefined when none stands there or it does not
 * end. Byte strings and f-strings are no literals here. An escape that Python does not know keeps its backslash.
 */
export function readPythonString(
  text: string,
  start: number,
): { readonly value: string; readonly end: number } | undefined {
  openingPattern.lastIndex = start;
  const [opening, prefix = '', quote = ''] = openingPattern.exec(text) ?? [];
  if (opening === undefined) return undefined;
  const from = start + opening.length;
  let close = from;
  while (!text.startsWith(quote, close)) {
    if (close >= text.length || (quote.length === 1 && text.charAt(close) === '\n')) return undefined;
    // In a raw string too, a backslash keeps the quote behind it from ending the string.
    close += text.charAt(close) === '\\' ? 2 : 1;
  }
  const body = text.slice(from, close);
  const value = prefix.toLowerCase() === 'r' ? body : withoutEscapes(body);
  return value === undefined ? undefined : { value, end: close + quote.length };
}

function withoutEscapes(body: string): string | undefined {
  let isSound = true;
  const value = body.replace(
    escapePattern,
    (whole, x?: string, short?: string, long?: string, octal?: string, sign?: string) => {
      if (sign !== undefined) {
        if (/[xuUN]/.test(sign)) isSound = false;
        return simpleEscapes[sign] ?? whole;
      }
      const hex = x ?? short ?? long;
      const point = hex === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(hex, 16);
      if (point > 0x10ffff) isSound = false;
      return isSound ? String.fromCodePoint(point) : '';
    },
  );
  return isSound ? value : undefined;
}
