import type { DataSource } from './dataset';
import { mendRecord } from './mendRecord';
import { notTextKind } from './notText';
import { readRecords } from './readDataSource';
import { planRepairs } from './repairPlan';

/** Lines joined before they become bytes. */
const linesPerPart = 5000;

/**
 * The rows of a source with its repairs as JSON Lines, one per line, values that are not text kept as they are. Reading
 * it gives the same rows and nothing to mend in their form.
 */
export async function cleanJsonl(source: DataSource, signal?: AbortSignal): Promise<Blob> {
  const plan = planRepairs(source.repairs ?? []);
  const parts: string[] = [];
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length > 0) parts.push(`${lines.join('\n')}\n`);
    lines = [];
  };
  await readRecords(
    source,
    (text, line, isRagged) => {
      if (isRagged && plan?.replacement(line) === undefined) return;
      const mended = mendRecord(text, line, plan);
      if (mended.kind !== 'values') return;
      for (const value of mended.values)
        if (notTextKind(value) === 'object') lines.push(JSON.stringify(value));
      if (lines.length >= linesPerPart) flush();
    },
    signal,
  );
  flush();
  return new Blob(parts, { type: 'application/jsonl' });
}

/** The text of the record that starts on a line, as given and with its repairs; undefined when none starts there. */
export async function recordAt(
  source: DataSource,
  wanted: number,
): Promise<{ readonly given: string; readonly text: string } | undefined> {
  const plan = planRepairs(source.repairs ?? []);
  let found: { readonly given: string; readonly text: string } | undefined;
  await readRecords(source, (given, line) => {
    if (line !== wanted || found !== undefined) return;
    const mended = mendRecord(given, line, plan);
    const text =
      mended.kind === 'values'
        ? mended.values.map((value) => JSON.stringify(value)).join('\n')
        : mended.kind === 'faulty'
          ? mended.text
          : given;
    found = { given, text };
  });
  return found;
}
