import type { FoundProblems } from './dataProblem';
import { type Dataset, type Example, fieldNotText, fieldText } from './dataset';
import { createProblemLog, type ProblemLog, wholeLine } from './problemLog';
import { type TaskFields, taskOf } from './taskFields';

/** Rows against the fields that the templates use (rules D9 to D11). */
export function checkFields(
  dataset: Dataset,
  tasks: readonly TaskFields[],
  log: ProblemLog = createProblemLog(),
): FoundProblems {
  const extra = new Map<string, { readonly line: number; rows: number }>();
  for (const example of dataset.examples) {
    const task = taskOf(example, tasks);
    if (task === undefined) {
      const known = tasks.map((each) => each.taskname);
      const { taskname } = example;
      log.add(
        taskname === undefined
          ? { kind: 'taskname-missing', known }
          : { kind: 'unknown-taskname', taskname, known },
        () => wholeLine(example.line, taskname),
      );
      continue;
    }
    for (const name of task.fieldNames) checkField(example, name, task, log);
    for (const name of [...Object.keys(example.fields), ...Object.keys(example.notText ?? {})]) {
      if (task.fieldNames.includes(name)) continue;
      const known = extra.get(name);
      if (known) known.rows += 1;
      else extra.set(name, { line: example.line, rows: 1 });
    }
  }
  for (const [name, { line, rows }] of extra) {
    log.add({ kind: 'extra-field', name, rows }, () => wholeLine(line), rows);
  }
  return log.found();
}

function checkField(example: Example, name: string, task: TaskFields, log: ProblemLog): void {
  const value = fieldText(example, name);
  const found = fieldNotText(example, name);
  const isAnswer = name === task.answerField;
  if (found !== undefined) log.add({ kind: 'value-not-text', name, found }, () => wholeLine(example.line));
  else if (value === undefined) log.add({ kind: 'missing-field', name }, () => wholeLine(example.line));
  else if (value.trim() === '')
    log.add({ kind: 'empty-text', name, isAnswer }, () => wholeLine(example.line));
  else reportTemplateLike(example, name, value, task, log);
}

/** Text that NeMo would take for a marker or a field; here it stays text. */
function reportTemplateLike(
  example: Example,
  name: string,
  value: string,
  task: TaskFields,
  log: ProblemLog,
): void {
  const looks = ['<|VIRTUAL_PROMPT_', ...task.fieldNames.map((field) => `{${field}}`)];
  const found = looks.find((look) => value.includes(look));
  if (found === undefined) return;
  log.add({ kind: 'looks-like-template', name, found }, () => {
    const offset = value.indexOf(found);
    return {
      line: example.line,
      column: undefined,
      before: value.slice(Math.max(offset - 30, 0), offset),
      after: value.slice(offset, offset + 30),
    };
  });
}
