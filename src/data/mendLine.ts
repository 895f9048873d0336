import { isJson } from './fileShape';
import { findJsonFault } from './findJsonFault';
import { mendFault } from './mendFault';
import { isMendable, type MendableKind } from './repair';

/** So many cures may a line need; a longer list is no line of data. */
const mostCures = 200;

/**
 * Cures a line that `JSON.parse` refuses, fault by fault, until it is JSON. Two objects on a line become two texts.
 * Undefined when a fault without a sure cure remains: a line is mended as a whole or left alone, and one that is JSON
 * already is left alone too. `mayMend` is asked about the first fault, the one that the line is listed under.
 */
export function mendLine(
  text: string,
  mayMend: (kind: MendableKind) => boolean = () => true,
): readonly string[] | undefined {
  let rest = text;
  const done: string[] = [];
  for (let cures = 0; cures < mostCures; cures++) {
    const { fault, offset } = findJsonFault(rest);
    if (!isMendable(fault.kind) || (cures === 0 && !mayMend(fault.kind))) return undefined;
    if (fault.kind === 'several-objects') {
      done.push(rest.slice(0, offset));
      rest = rest.slice(offset).replace(/^\s*,?\s*/, '');
    } else {
      const mended = mendFault(rest, fault, offset);
      if (mended === undefined || mended === rest) return undefined;
      rest = mended;
    }
    if (isJson(rest)) return [...done, rest];
  }
  return undefined;
}
