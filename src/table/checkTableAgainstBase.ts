import { err, ok, type Result } from '../base/result';
import type { EngineFailure } from '../run/engineFailure';
import type { PromptTable } from './promptTable';

/** A table only works with the very base it was learned through: same weights, same tokenizer. */
export function checkTableAgainstBase(
  table: PromptTable,
  base: { readonly name: string; readonly fingerprint: string },
): Result<PromptTable, Extract<EngineFailure, { readonly kind: 'table-other-base' }>> {
  if (table.base.fingerprint === base.fingerprint) return ok(table);
  return err({
    kind: 'table-other-base',
    tableBase: table.base.name,
    tableFingerprint: table.base.fingerprint,
    baseName: base.name,
    baseFingerprint: base.fingerprint,
  });
}
