import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import type { LineFault } from './dataProblem';

export interface JsonFault {
  readonly fault: LineFault;
  /** UTF-16 offset of the fault in the text. */
  readonly offset: number;
}

/** jsonc-parser goes down one call per bracket: deeper text, which no row of texts needs, would end the stack. */
export const mostDepth = 500;

const pythonWords = new Set(['None', 'True', 'False', 'nan', 'inf', 'NaN', 'Infinity']);

/**
 * Names the first fault of text that `JSON.parse` refuses. The place comes from jsonc-parser, which goes on where
 * engines only throw (and whose messages differ); the name comes from what stands there.
 */
export function findJsonFault(text: string): JsonFault {
  const deep = offsetOfDepth(text, mostDepth);
  if (deep !== undefined) return { fault: stray(text, deep), offset: deep };
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first === undefined) return { fault: stray(text, 0), offset: 0 };
  const { offset } = first;
  const found = text.slice(offset, offset + first.length);
  switch (printParseErrorCode(first.error)) {
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return { fault: { kind: 'comment' }, offset };
    case 'InvalidCharacter':
      return controlCharacter(text, offset);
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode':
      return badEscape(offset, found);
    case 'UnexpectedEndOfString':
      return endOfString(text, offset);
    case 'UnexpectedEndOfNumber':
    case 'InvalidNumberFormat':
      return { fault: { kind: 'bad-number', text: found }, offset };
    case 'EndOfFileExpected':
      return { fault: afterValue(text, offset), offset };
    case 'InvalidSymbol':
      return atSign(text, { fault: invalidSymbol(text, offset, found), offset });
    default:
      return atSign(text, { fault: misplaced(text, offset, first), offset });
  }
}

/** Where brackets are nested deeper than `depth`, text in quotes not counted. */
export function offsetOfDepth(text: string, depth: number): number | undefined {
  let level = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === '\\') i += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '[' || sign === '{')) {
      level += 1;
      if (level > depth) return i;
    } else if (!quoted && (sign === ']' || sign === '}')) level -= 1;
  }
  return undefined;
}

/** Some faults are best shown at a sign before the place where the parser stumbled. */
function atSign(text: string, { fault, offset }: JsonFault): JsonFault {
  const sign = fault.kind === 'trailing-comma' ? ',' : fault.kind === 'unescaped-quote' ? '"' : undefined;
  const back = sign === undefined || text.charAt(offset) === ',' ? -1 : text.lastIndexOf(sign, offset - 1);
  return { fault, offset: back < 0 ? offset : back };
}

/** A sign was expected at `offset` and something else stands there. */
function misplaced(text: string, offset: number, error: ParseError): LineFault {
  if (text.slice(offset).trim() === '') return { kind: 'ends-early' };
  const here = text.charAt(offset);
  const before = text.slice(0, offset).trimEnd().at(-1) ?? '';
  const code = printParseErrorCode(error.error);
  if (/[}\]]/.test(here) && before === ',') return { kind: 'trailing-comma' };
  if (code === 'CommaExpected' && /\d/.test(before) && /\d/.test(here))
    return { kind: 'bad-number', text: '0' };
  if (here === ';') return { kind: 'missing-sign', sign: ',' };
  const glued = text.charAt(offset - 1) === '"';
  if (before === '"' && code !== 'ColonExpected' && (glued || here !== '"'))
    return { kind: 'unescaped-quote' };
  if (code === 'CommaExpected') return { kind: 'missing-sign', sign: ',' };
  if (code === 'ColonExpected') return { kind: 'missing-sign', sign: ':' };
  if (/[,:}\]]/.test(here)) return { kind: 'missing-value' };
  return stray(text, offset);
}

/** The parser met a word that it does not know. */
function invalidSymbol(text: string, offset: number, word: string): LineFault {
  if (word.startsWith('#')) return { kind: 'comment' };
  if (word.startsWith("'")) return { kind: 'wrong-quotes', quotes: 'single' };
  if (/^[\u2018-\u201f]/.test(word)) return { kind: 'wrong-quotes', quotes: 'curly' };
  if (word !== ';' && text.slice(0, offset).trimEnd().endsWith('"')) return { kind: 'unescaped-quote' };
  const rest = text.slice(offset + word.length).trimStart();
  const isAtName = /[{,]\s*$/.test(text.slice(Math.max(offset - 100, 0), offset));
  if (isAtName && /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(word) && rest.startsWith(':')) {
    return { kind: 'unquoted-name', name: word };
  }
  const signed = /^-?\w+/.exec(text.slice(offset))?.[0] ?? word;
  if (pythonWords.has(signed.replace('-', ''))) {
    return { kind: 'foreign-word', word: signed, language: 'python' };
  }
  if (word === 'undefined') return { kind: 'foreign-word', word, language: 'javascript' };
  if (word === ';') return { kind: 'missing-sign', sign: ',' };
  if (/^[+.-]?\.?[\d_]+/.test(word)) return { kind: 'bad-number', text: word };
  return { kind: 'stray-text', text: word };
}

function afterValue(text: string, offset: number): LineFault {
  const rest = text.slice(offset).trim();
  if (rest.startsWith('{') || /^,\s*\{/.test(rest)) return { kind: 'several-objects' };
  if (/^,+$/.test(rest)) return { kind: 'trailing-comma' };
  if (rest.startsWith('#')) return { kind: 'comment' };
  return stray(text, offset);
}

/** A string that never ends: the line was cut off, unless an even number of quotes says that one is too many. */
function endOfString(text: string, offset: number): JsonFault {
  const before = text.slice(0, offset);
  if (before.endsWith('"') || /[^\s:,{[]$/.test(before))
    return { fault: { kind: 'unescaped-quote' }, offset };
  return { fault: { kind: 'ends-early' }, offset: text.length };
}

function controlCharacter(text: string, offset: number): JsonFault {
  for (let i = offset; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20) return { fault: { kind: 'control-character', code }, offset: i };
  }
  return { fault: stray(text, offset), offset };
}

function badEscape(offset: number, token: string): JsonFault {
  const bad = /^(?:[^\\]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*(\\u[\da-fA-F]{0,4}|\\.?)/.exec(token);
  const sequence = bad?.[1] ?? '\\';
  const inside = bad === null ? token.indexOf('\\') : bad[0].length - sequence.length;
  return { fault: { kind: 'bad-escape', text: sequence }, offset: offset + Math.max(inside, 0) };
}

const stray = (text: string, offset: number): LineFault => ({
  kind: 'stray-text',
  text: text.slice(offset, offset + 30).trim(),
});
