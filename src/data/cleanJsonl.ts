import type { DataSource } from './dataset';
import { isJson } from './fileShape';
import { hasUsableTaskname, isRow, type MendedRecord, mendRecord } from './mendRecord';
import { readRecords } from './readDataSource';
import { planRepairs } from './repairPlan';
import type { TextRow } from './textRow';

/** Lines joined before they become bytes. */
const linesPerPart = 5000;

/**
 * The rows of a source with its repairs as JSON Lines, one per line, the taskname first, values that are not text kept
 * as they are. Reading it gives the same rows and nothing to mend in their form.
 */
export async function cleanJsonl(source: DataSource, signal?: AbortSignal): Promise<Blob> {
  const plan = planRepairs(source.repairs ?? []);
  const parts: Blob[] = [];
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length > 0) parts.push(new Blob([`${lines.join('\n')}\n`]));
    lines = [];
  };
  await readRecords(
    source,
    (row) => {
      const mended = mendRecord(row, plan);
      if (mended.kind !== 'values') return;
      for (const value of mended.values)
        if (isRow(value) && hasUsableTaskname(value)) lines.push(asLine(value));
      if (lines.length >= linesPerPart) flush();
    },
    { signal },
  );
  flush();
  return new Blob(parts, { type: 'application/jsonl' });
}

function asLine(row: Readonly<Record<string, unknown>>): string {
  if (!Object.hasOwn(row, 'taskname') || Object.keys(row)[0] === 'taskname') return JSON.stringify(row);
  const { taskname, ...others } = row;
  const name = `{"taskname":${JSON.stringify(taskname)}`;
  const rest = JSON.stringify(others);
  return rest === '{}' ? `${name}}` : `${name},${rest.slice(1)}`;
}

/** The record that starts on a line, as given and as it reads now; undefined when none starts there. */
export async function recordAt(
  source: DataSource,
  line: number,
): Promise<{ readonly given: string; readonly text: string } | undefined> {
  const plan = planRepairs(source.repairs ?? []);
  let found: { readonly given: string; readonly text: string } | undefined;
  await readRecords(
    source,
    (row) => {
      if (row.line !== line || found !== undefined) return;
      found = { given: row.text, text: editableText(row, mendRecord(row, plan)) };
    },
    { isEnough: () => found !== undefined },
  );
  return found;
}

/** As it was written where nothing has changed it, so that a name which stands twice is seen twice. */
function editableText(row: TextRow, mended: MendedRecord): string {
  const shown = shownText(mended) ?? row.text;
  return mended.kind === 'values' && isJson(mended.text) && shown === JSON.stringify(JSON.parse(mended.text))
    ? mended.text
    : shown;
}

/** A record as people see it: as it stands while faulty, else its values as JSON; undefined when it is left out. */
export function shownText(mended: MendedRecord): string | undefined {
  switch (mended.kind) {
    case 'values':
      return mended.values.map((value) => JSON.stringify(value)).join('\n');
    case 'faulty':
      return mended.text;
    case 'left-out':
      return undefined;
  }
}
