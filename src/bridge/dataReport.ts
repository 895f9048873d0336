import type { ReadData } from '../data/dataReader';
import { type Example, fieldText } from '../data/dataset';
import type { DataReport, TaskRows } from '../prompt/deskReport';

/** A field with more different values than this is free text, not a set of answers. */
const mostValues = 50;
/** More tasks than this are not counted one by one. */
const mostTasks = 50;

/** What reading found, with the tasknames and the values of fields that look like labels. */
export function reportOf(data: ReadData, repairs: number): DataReport {
  const { dataset, format, bytes, lines, faulty, leftOut, problems, problemCounts } = data;
  const { examples, fieldNames } = dataset;
  const tasknames = new Map<string | undefined, number>();
  for (const { taskname } of examples) tasknames.set(taskname, (tasknames.get(taskname) ?? 0) + 1);
  const tasks =
    tasknames.size > 1 && tasknames.size <= mostTasks ? countTasks(examples, fieldNames) : undefined;
  return {
    name: dataset.name,
    bytes,
    lines,
    format,
    faulty,
    leftOut,
    repairs,
    fieldNames,
    tasknames: [...tasknames].map(([taskname, rows]) => ({ taskname, rows })),
    ...countValues(examples, fieldNames),
    ...(tasks === undefined ? {} : { tasks }),
    problems,
    problemCounts,
  };
}

function countTasks(examples: readonly Example[], fieldNames: readonly string[]) {
  const byTask = new Map<string, Example[]>();
  for (const example of examples) {
    if (example.taskname === undefined) continue;
    const own = byTask.get(example.taskname);
    if (own === undefined) byTask.set(example.taskname, [example]);
    else own.push(example);
  }
  return [...byTask].map(([taskname, rows]) => ({ taskname, ...countValues(rows, fieldNames) }));
}

/** Values of each field that has few different ones, with their counts. */
function countValues(examples: readonly Example[], fieldNames: readonly string[]): TaskRows {
  const counts = new Map<string, Map<string, number> | undefined>(
    fieldNames.map((name) => [name, new Map<string, number>()]),
  );
  for (const example of examples) {
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
  return { rows: examples.length, values: Object.fromEntries(counted) };
}
