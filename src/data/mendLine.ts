import { findJsonFault } from './findJsonFault';
import { mendFault } from './mendFault';
import { type MendableKind, mendableKinds } from './repair';

/** So many cures may a line need; a longer list is no line of data. */
const mostCures = 200;

const isMendable = (kind: string): kind is MendableKind => mendableKinds.some((each) => each === kind);

/**
 * Cures a line that `JSON.parse` refuses, fault by fault, of the given kinds. Two objects on a line become two texts.
 * Undefined when a fault remains: a line is mended as a whole or left alone.
 */
export function mendLine(
  text: string,
  mayMend: (kind: MendableKind) => boolean = () => true,
): readonly string[] | undefined {
  let rest = text;
  const done: string[] = [];
  for (let cures = 0; cures < mostCures; cures++) {
    if (isJson(rest)) return [...done, rest];
    const { fault, offset } = findJsonFault(rest);
    if (!isMendable(fault.kind) || !mayMend(fault.kind)) return undefined;
    if (fault.kind === 'several-objects') {
      done.push(rest.slice(0, offset));
      rest = rest.slice(offset).replace(/^\s*,?\s*/, '');
      continue;
    }
    const mended = mendFault(rest, fault, offset);
    if (mended === undefined || mended === rest) return undefined;
    rest = mended;
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
