import { type Example, fieldText } from './dataset';

/** What a task uses of a row. Templates are further downhill: `prompt` says which fields a template uses. */
export interface TaskFields {
  readonly taskname: string;
  /** Fields the template uses, the answer included. */
  readonly fieldNames: readonly string[];
  readonly answerField: string | undefined;
}

/** The task of a row: the one it names, or the only one when it names none (rule E1). */
export function taskOf(example: Example, tasks: readonly TaskFields[]): TaskFields | undefined {
  if (example.taskname === undefined) return tasks.length === 1 ? tasks[0] : undefined;
  return tasks.find((task) => task.taskname === example.taskname);
}

/** The row's answer, when its task has an answer field and the row a text in it. */
export function answerOf(example: Example, tasks: readonly TaskFields[]): string | undefined {
  const answerField = taskOf(example, tasks)?.answerField;
  return answerField === undefined ? undefined : fieldText(example, answerField);
}

/**
 * Equal for rows that say the same (rule S2): the values of all fields but the answer, whatever the case and the
 * white space. All its fields count for a row without a known task, or whose template uses nothing but the answer.
 */
export function textKey(example: Example, tasks: readonly TaskFields[]): string {
  const task = taskOf(example, tasks);
  const inputs = task?.fieldNames.filter((name) => name !== task.answerField) ?? [];
  const names = inputs.length > 0 ? inputs : Object.keys(example.fields);
  const [only] = names;
  // A space in front keeps it apart from the lists below.
  if (names.length === 1 && only !== undefined) return ` ${foldText(fieldText(example, only) ?? '')}`;
  return JSON.stringify(names.map((name) => foldText(fieldText(example, name) ?? '')));
}

/** Without differences of case, composition and white space. */
export function foldText(text: string): string {
  // Most text is plain already; normalising it would take most of the time that a check takes.
  const plain = needsFolding.test(text) ? text.normalize('NFC').trim().replace(/\s+/g, ' ') : text;
  return plain.toLowerCase();
}

/** Anything but single spaces between characters of ASCII. */
const needsFolding = /[^ -~]| {2}|^ | $/;
