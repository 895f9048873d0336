import type { LineFault } from './dataProblem';
import type { MendableKind } from './repair';

type CurableFault = Exclude<Extract<LineFault, { kind: MendableKind }>, { kind: 'several-objects' }>;

/** The text with the fault at `offset` cured; undefined when what stands there cannot be told for sure. */
export function mendFault(text: string, fault: LineFault, offset: number): string | undefined {
  if (!isCurable(fault)) return undefined;
  switch (fault.kind) {
    case 'trailing-comma':
      return text.charAt(offset) === ',' ? replaced(text, offset, offset + 1, '') : undefined;
    case 'comment':
      return withoutComment(text, offset);
    case 'wrong-quotes':
      return withPlainQuotes(text, offset);
    case 'unquoted-name':
      return replaced(text, offset, offset + fault.name.length, JSON.stringify(fault.name));
    case 'foreign-word':
      return replaced(text, offset, offset + fault.word.length, jsonWord(fault.word));
    case 'control-character':
      return replaced(text, offset, offset + 1, JSON.stringify(text.charAt(offset)).slice(1, -1));
    case 'bad-escape':
      // \' is an escape elsewhere; any other backslash was meant as itself.
      return text.charAt(offset + 1) === "'"
        ? replaced(text, offset, offset + 1, '')
        : replaced(text, offset, offset + 1, '\\\\');
  }
}

const isCurable = (fault: LineFault): fault is CurableFault => fault.kind in curable;
const curable: Readonly<Record<CurableFault['kind'], true>> = {
  'trailing-comma': true,
  comment: true,
  'wrong-quotes': true,
  'unquoted-name': true,
  'foreign-word': true,
  'control-character': true,
  'bad-escape': true,
};

/** Python's and JavaScript's words that JSON spells otherwise; what JSON cannot say is null. */
function jsonWord(word: string): string {
  return word === 'True' ? 'true' : word === 'False' ? 'false' : 'null';
}

/** A block comment ends where it says, others with the line. */
function withoutComment(text: string, offset: number): string | undefined {
  if (!text.startsWith('/*', offset)) return text.slice(0, offset).trimEnd();
  const end = text.indexOf('*/', offset + 2);
  return end < 0 ? undefined : replaced(text, offset, end + 2, '');
}

/**
 * A string in single or curly quotes as JSON. Its end is the first closing quote that something follows which may
 * stand after a string: an apostrophe inside a word does not end it.
 */
function withPlainQuotes(text: string, offset: number): string | undefined {
  const single = text.charAt(offset) === "'";
  const closing = single ? /'(?=\s*(?:[,:}\]]|$))/g : /[\u201c\u201d\u201e\u201f"](?=\s*(?:[,:}\]]|$))/g;
  closing.lastIndex = offset + 1;
  for (let end = closing.exec(text); end !== null; end = closing.exec(text)) {
    const content = text.slice(offset + 1, end.index);
    if (/(?:^|[^\\])(?:\\\\)*\\$/.test(content)) continue;
    const plain = single ? unescapePython(content) : content;
    return replaced(text, offset, end.index + 1, JSON.stringify(plain));
  }
  return undefined;
}

const pythonEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  "'": "'",
  '"': '"',
  '\\': '\\',
};

/** The text that a Python string literal stands for, as far as its escapes are those of `repr`. */
function unescapePython(content: string): string {
  return content.replace(/\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|.)/g, (whole, code: string) =>
    code.length > 1
      ? String.fromCharCode(Number.parseInt(code.slice(1), 16))
      : (pythonEscapes[code] ?? whole),
  );
}

const replaced = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);
