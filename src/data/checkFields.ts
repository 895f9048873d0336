import type { FoundProblems } from './dataProblem';
import { type Example, fieldNotText, fieldText } from './dataset';
import { type ProblemLog, wholeLine } from './problemLog';
import { type TaskFields, taskOf } from './taskFields';

/** Looks at rows one by one; what needs all of them is told at the end. */
export interface RowCheck {
  add(example: Example): void;
  found(): FoundProblems;
}

/** Rows against the fields that the templates use (rules D9 to D11). */
export function createFieldCheck(tasks: readonly TaskFields[], log: ProblemLog): RowCheck {
  const extra = new Map<string, { readonly line: number; rows: number }>();
  const known = tasks.map((each) => each.taskname);
  let unusable = 0;
  const noteColumn = (name: string, line: number): void => {
    const note = extra.get(name);
    if (note) note.rows += 1;
    else extra.set(name, { line, rows: 1 });
  };
  return {
    add: (example) => {
      const { line, taskname } = example;
      const task = taskOf(example, tasks);
      if (task === undefined) {
        const fault =
          taskname === undefined
            ? ({ kind: 'taskname-missing', known } as const)
            : ({ kind: 'unknown-taskname', taskname, known } as const);
        unusable += 1;
        log.add(fault, () => wholeLine(line, taskname));
        return;
      }
      const { fieldNames } = task;
      let isUsable = true;
      for (const name of fieldNames) isUsable = checkField(example, name, task, log) && isUsable;
      if (!isUsable) unusable += 1;
      for (const name in example.fields) if (!fieldNames.includes(name)) noteColumn(name, line);
      for (const name in example.notText) if (!fieldNames.includes(name)) noteColumn(name, line);
    },
    found: () => {
      for (const [name, { line, rows }] of extra)
        log.add({ kind: 'extra-field', name, rows }, () => wholeLine(line), rows);
      return { ...log.found(), unusable };
    },
  };
}

/** Whether the row stays usable with this field: text that is missing reads as empty, an answer must be there. */
function checkField(example: Example, name: string, task: TaskFields, log: ProblemLog): boolean {
  const value = fieldText(example, name);
  const found = fieldNotText(example, name);
  const isAnswer = name === task.answerField;
  if (found !== undefined) {
    log.add({ kind: 'value-not-text', name, found }, () => wholeLine(example.line));
    return false;
  }
  if (value === undefined || value.trim() === '') {
    const fault = value === undefined ? { kind: 'missing-field' as const, name } : emptyText(name, isAnswer);
    log.add(fault, () => wholeLine(example.line));
    return !isAnswer;
  }
  reportTemplateLike(example, name, value, task, log);
  return true;
}

const emptyText = (name: string, isAnswer: boolean) => ({ kind: 'empty-text', name, isAnswer }) as const;

/** Text that NeMo would take for a marker or a field; here it stays text. */
function reportTemplateLike(
  example: Example,
  name: string,
  value: string,
  task: TaskFields,
  log: ProblemLog,
): void {
  if (!/[<{]/.test(value)) return;
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
