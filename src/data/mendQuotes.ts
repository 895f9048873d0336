/**
 * The text with the string in single or curly quotes at `offset` in JSON's. A string ends at the first closing quote
 * that something follows which may stand after a string. Undefined when a further quote inside makes that a guess:
 * only an apostrophe between two letters surely belongs to the text.
 */
export function mendQuotes(text: string, offset: number): string | undefined {
  const isSingle = text.charAt(offset) === "'";
  const end = closingQuote(text, offset, isSingle ? "'" : '\u201c\u201d\u201e\u201f"');
  if (end === undefined) return undefined;
  const content = text.slice(offset + 1, end);
  const plain = isSingle ? fromSingle(content) : fromCurly(content);
  return plain && text.slice(0, offset) + plain + text.slice(end + 1);
}

function closingQuote(text: string, offset: number, quotes: string): number | undefined {
  const closing = new RegExp(`[${quotes}](?=\\s*(?:[,:}\\]]|$))`, 'g');
  closing.lastIndex = offset + 1;
  for (let found = closing.exec(text); found !== null; found = closing.exec(text)) {
    const backslashes = /\\*$/.exec(text.slice(offset + 1, found.index))?.[0].length ?? 0;
    if (backslashes % 2 === 0) return found.index;
  }
  return undefined;
}

/** Only the quotes are wrong, put there by a word processor; what stands between them is JSON already. */
function fromCurly(content: string): string | undefined {
  return /[\u201c-\u201f]|(?<!\\)"/.test(content) ? undefined : `"${content}"`;
}

const quoteInside = /(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/u;

/** What a literal of Python or JavaScript stands for; undefined for escapes that the two do not share. */
function fromSingle(content: string): string | undefined {
  if (quoteInside.test(content.replace(/\\./gs, '\\\\'))) return undefined;
  let isSure = true;
  const plain = content.replace(/\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|.)/gs, (_, code: string) => {
    if (code.length > 1) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    const meant = escapes[code];
    isSure &&= meant !== undefined;
    return meant ?? '';
  });
  return isSure ? JSON.stringify(plain) : undefined;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  "'": "'",
  '"': '"',
  '\\': '\\',
};
