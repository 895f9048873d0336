import type { TokenOrigin } from './encodedExample';
import type { PlanPiece } from './encodingPlan';
import type { Spacing } from './taskTemplate';

/** A template with one row's values in it. Text pieces say whether the template or a field wrote them. */
export type FilledPiece =
  | { readonly kind: 'text'; text: string; readonly field: string | undefined; readonly origin: TokenOrigin }
  | { readonly kind: 'virtual'; readonly first: number; readonly count: number; readonly origin: TokenOrigin }
  | { readonly kind: 'special'; readonly id: number; readonly text: string };

const textOrigin: TokenOrigin = { kind: 'text' };

/** White space as Python's `str.strip` sees it: what the slow tokenizers removed. */
const pythonSpace =
  '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
export const leadingSpace = new RegExp(`^${pythonSpace}`);
const trailingSpace = new RegExp(`${pythonSpace}$`);

/**
 * Puts values into a template in one pass (rules E2 to E4): values are never looked at again, so braces and markers
 * in data stay text. A missing field is empty text, and then U+0020 is stripped at both ends of the whole row.
 */
export function fillTemplate(
  pieces: readonly PlanPiece[],
  lookUp: (name: string) => string | undefined,
  spacing: Spacing,
): FilledPiece[] {
  let missing = false;
  const filled = pieces.map((piece): FilledPiece => {
    if (piece.kind === 'text') return { ...piece, field: undefined, origin: textOrigin };
    if (piece.kind !== 'field') return piece;
    const value = lookUp(piece.name);
    if (value === undefined) missing = true;
    return { kind: 'text', text: value ?? '', field: piece.name, origin: piece.origin };
  });
  if (missing) {
    stripFrom(filled, 0, 1, /^ +/);
    stripFrom(filled, filled.length - 1, -1, / +$/);
  }
  if (spacing === 'nemo-2022') {
    filled.forEach((piece, index) => {
      if (piece.kind !== 'virtual') return;
      stripFrom(filled, index - 1, -1, trailingSpace);
      stripFrom(filled, index + 1, 1, leadingSpace);
    });
  }
  return filled;
}

/** Removes `pattern` from text pieces, going on to the next one for as long as nothing is left of a piece. */
function stripFrom(pieces: readonly FilledPiece[], from: number, step: 1 | -1, pattern: RegExp): void {
  for (let index = from; ; index += step) {
    const piece = pieces[index];
    if (piece?.kind !== 'text') return;
    piece.text = piece.text.replace(pattern, '');
    if (piece.text !== '') return;
  }
}
