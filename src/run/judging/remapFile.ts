import type { ContentFault } from '../../base/narrow';
import { err, ok, type Result } from '../../base/result';
import type { LabelAlias } from './types';

/** Why a file of aliases cannot be read. */
export type RemapFault =
  | { readonly kind: 'not-json'; readonly reason: string }
  | { readonly kind: 'content'; readonly fault: ContentFault };

/** Reads a JSON object `{"positiv": "positive"}`: what is on the left counts as what is on the right. */
export function readRemapFile(text: string): Result<readonly LabelAlias[], RemapFault> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return err({ kind: 'not-json', reason: error instanceof Error ? error.message : String(error) });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return err(fault('', 'Object', value));
  }
  const aliases: LabelAlias[] = [];
  for (const [from, to] of Object.entries(value)) {
    if (typeof to !== 'string') return err(fault(from, 'string', to));
    aliases.push({ from, to });
  }
  return ok(aliases);
}

const fault = (path: string, expected: string, found: unknown): RemapFault => ({
  kind: 'content',
  fault: { path, expected, found: kindOf(found) },
});

const kindOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'Array'
      : typeof value === 'object'
        ? 'Object'
        : typeof value;
