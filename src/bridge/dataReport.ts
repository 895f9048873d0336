import type { ReadData } from '../data/dataReader';
import { fieldText } from '../data/dataset';
import type { DataReport } from '../prompt/deskReport';

/** A field with more different values than this is free text, not a set of answers. */
const mostValues = 50;

/** What reading found, with the tasknames and the values of fields that look like labels. */
export function reportOf(data: ReadData, repairs: number): DataReport {
  const { dataset, format, bytes, lines, faulty, leftOut, problems, problemCounts } = data;
  const tasknames = new Map<string | undefined, number>();
  const counts = new Map<string, Map<string, number> | undefined>(
    dataset.fieldNames.map((name) => [name, new Map<string, number>()]),
  );
  for (const example of dataset.examples) {
    tasknames.set(example.taskname, (tasknames.get(example.taskname) ?? 0) + 1);
    for (const [name, values] of counts) {
      const value = fieldText(example, name);
      if (values === undefined || value === undefined) continue;
      values.set(value, (values.get(value) ?? 0) + 1);
      if (values.size > mostValues) counts.set(name, undefined);
    }
  }
  const counted = [...counts].flatMap(([name, values]) =>
    values === undefined || values.size === 0
      ? []
      : [[name, [...values].map(([value, rows]) => ({ value, rows }))] as const],
  );
  return {
    name: dataset.name,
    bytes,
    lines,
    rows: dataset.examples.length,
    format,
    faulty,
    leftOut,
    repairs,
    fieldNames: dataset.fieldNames,
    tasknames: [...tasknames].map(([taskname, rows]) => ({ taskname, rows })),
    values: Object.fromEntries(counted),
    problems,
    problemCounts,
  };
}
