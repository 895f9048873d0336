import { err, ok, type Result } from '../base/result';
import type { TableFailure } from './tableFailure';

/** What a file of ours calls itself. */
export const tableFormat = 'p-tuning-studio.prompt_table';

/** Everything in a table besides numbers, by its name on disk. */
export type TableFields = Readonly<Record<string, unknown>>;

/** Step i turns the fields of version i + 1 into those of version i + 2. Described in FORMAT.md, never changed later. */
const steps: readonly ((fields: TableFields) => TableFields)[] = [
  // 2: versions and aliases of each prompt, earlier versions, history.
  (fields) => {
    const templates = fields['task_templates'];
    const each = <T>(value: T): readonly T[] =>
      Array.from({ length: Array.isArray(templates) ? templates.length : 0 }, () => value);
    return { ...fields, versions: each(1), aliases: each([]), earlier: [], history: [] };
  },
];

/** The version that is written. */
export const tableVersion = steps.length + 1;

/** The fields as the present version has them, from a file that says what it is and which version it has. */
export function upgradeFields(
  fields: TableFields,
  upgrades: typeof steps = steps,
): Result<TableFields, TableFailure> {
  const { format, format_version: version } = fields;
  if (format !== tableFormat)
    return err({ kind: 'table-foreign', found: typeof format === 'string' ? format : undefined });
  const found = typeof version === 'string' ? Number(version) : version;
  if (typeof found !== 'number' || !Number.isInteger(found) || found < 1)
    return err({
      kind: 'table-content-invalid',
      path: 'format_version',
      expected: 'a whole number from 1',
      found: JSON.stringify(version)?.slice(0, 80) ?? 'nothing',
    });
  const newest = upgrades.length + 1;
  if (found > newest) return err({ kind: 'table-version-too-new', found, newest });
  return ok(upgrades.slice(found - 1).reduce((older, step) => step(older), fields));
}
