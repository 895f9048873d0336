import { at } from '../base/assert';
import type { TemplatePart } from './templateText';

type Parts = readonly TemplatePart[];

/** The part at `from` taken out and put before the part that is now at `to` (`parts.length`: at the end). */
export function movePart(parts: Parts, from: number, to: number): Parts {
  const moved = at(parts, from);
  const rest = removePart(parts, from);
  // What stood behind it has come one nearer, or two where the texts around it have become one.
  const target = to > from ? to - (parts.length - rest.length) : to;
  return insertPart(rest, Math.min(Math.max(target, 0), rest.length), moved);
}

/** Without the part; texts that meet become one with a single space between their words. */
export function removePart(parts: Parts, index: number): Parts {
  const before = parts[index - 1];
  const after = parts[index + 1];
  if (before?.kind !== 'text' || after?.kind !== 'text') return parts.toSpliced(index, 1);
  return parts.toSpliced(index - 1, 3, { kind: 'text', text: joinTexts(before.text, after.text) });
}

/** The part put before the one at `index`. */
export function insertPart(parts: Parts, index: number, part: TemplatePart): Parts {
  return parts.toSpliced(index, 0, part);
}

/** Two texts that meet where something was taken out: of the spaces on both sides one run stays. */
function joinTexts(left: string, right: string): string {
  return left.endsWith(' ') && right.startsWith(' ') ? left + right.trimStart() : left + right;
}
