import type { LineFault } from './dataProblem';
import { mendEscapes } from './mendEscapes';
import { mendQuotes } from './mendQuotes';
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
      return mendQuotes(text, offset);
    case 'unquoted-name':
      return replaced(text, offset, offset + fault.name.length, JSON.stringify(fault.name));
    case 'foreign-word':
      return replaced(text, offset, offset + fault.word.length, jsonWord(fault.word));
    case 'control-character':
      return replaced(text, offset, offset + 1, JSON.stringify(text.charAt(offset)).slice(1, -1));
    case 'bad-escape':
      return mendEscapes(text, offset);
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
  if (text.startsWith('/*', offset)) {
    const end = text.indexOf('*/', offset + 2);
    return end < 0 ? undefined : replaced(text, offset, end + 2, '');
  }
  const end = text.indexOf('\n', offset);
  return replaced(text, offset, end < 0 ? text.length : end, '').trimEnd();
}

const replaced = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);
