import { readPythonLiteral } from './pythonLiteral';
import { type ReadTemplates, readTemplateEntries } from './readTemplates';
import type { TaskTemplate } from './taskTemplate';
import { printNemoTask } from './taskTemplateFile';
import { parseTemplate } from './templateSyntax';

/** One key of a task before and after the import, as text; undefined before: the key was missing. */
export interface ImportedKey {
  readonly key: string;
  readonly before: string | undefined;
  readonly after: string;
}

export interface NemoImport {
  readonly format: 'json' | 'python' | 'yaml';
  /** In the order of `templates`. */
  readonly tasks: readonly { readonly template: TaskTemplate; readonly keys: readonly ImportedKey[] }[];
  readonly problems: ReadTemplates['problems'];
  /** Tasks that the prompt table beside this configuration holds; undefined where it does not say. */
  readonly existingTasks: readonly string[] | undefined;
}

/** Whether text holds a task template as NeMo writes them, rather than text for the inside of one. */
export const looksLikeNemoConfig = (text: string): boolean =>
  /(?:^|[\s{,"'])prompt_template["']?\s*:/.test(text);

/**
 * Reads NeMo configuration: JSON, Python literals or YAML, with the list of tasks anywhere in it. Sizes that do not
 * agree come in as they are; a missing total or missing splits follow from the other. Undefined: it is none of these.
 */
export async function readNemoConfig(text: string): Promise<NemoImport | undefined> {
  const parsed = parseJson(text) ?? parsePython(text) ?? (await parseYaml(text));
  const entries = parsed && findEntries(parsed.value, 0);
  if (parsed === undefined || entries === undefined) return undefined;
  const completed = entries.map(withNothing).map(complete);
  const { templates, problems } = readTemplateEntries(completed);
  const bad = new Set(problems.flatMap((each) => (each.kind === 'bad-template' ? [each.template] : [])));
  const given = entries.filter((_, index) => !bad.has(index + 1));
  const tasks = templates.map((template, index) => ({
    template,
    keys: keysOf(template, given[index] ?? {}),
  }));
  return { format: parsed.format, tasks, problems, existingTasks: findExisting(parsed.value) };
}

interface Parsed {
  readonly format: NemoImport['format'];
  readonly value: unknown;
}

function parseJson(text: string): Parsed | undefined {
  try {
    return { format: 'json', value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** A literal, with its assignment or without; or what is assigned to `task_templates` somewhere in a program. */
function parsePython(text: string): Parsed | undefined {
  const whole = readPythonLiteral(text);
  if (whole.ok) return { format: 'python', value: whole.value };
  for (const { 0: target, index } of text.matchAll(/\btask_templates\s*=(?!=)/g)) {
    const read = readPythonLiteral(text.slice(index + target.length), 'allowed');
    if (read.ok) return { format: 'python', value: read.value };
  }
  return undefined;
}

async function parseYaml(text: string): Promise<Parsed | undefined> {
  const { parse } = await import('yaml');
  try {
    // Looking for keys given twice and for the line of an error takes time by the square of the text. Of equal keys the
    // last one counts, as in PyYAML.
    const options = {
      maxAliasCount: 100,
      logLevel: 'error',
      uniqueKeys: false,
      prettyErrors: false,
    } as const;
    return { format: 'yaml', value: parse(text, options) };
  } catch {
    return undefined;
  }
}

type Entry = Readonly<Record<string, unknown>>;
const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The list of tasks: the value itself, one task, or what is under `task_templates` at most five levels down. */
function findEntries(value: unknown, depth: number): readonly Entry[] | undefined {
  if (depth > 5) return undefined;
  if (Array.isArray(value)) {
    const entries = value.filter(isEntry);
    return entries.some((each) => 'prompt_template' in each) ? entries : undefined;
  }
  if (!isEntry(value)) return undefined;
  if ('prompt_template' in value) return [value];
  for (const inside of Object.values(value)) {
    const found = findEntries(inside, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `existing_tasks`, which stands where a run's settings stand: at the top or under `model`. */
function findExisting(value: unknown): readonly string[] | undefined {
  if (!isEntry(value)) return undefined;
  const { model } = value;
  const listed = value['existing_tasks'] ?? (isEntry(model) ? model['existing_tasks'] : undefined);
  if (!Array.isArray(listed)) return undefined;
  return listed.filter((name) => typeof name === 'string');
}

/** YAML has no None and reads it as a word; as the name of a field people mean none by it. */
function withNothing(entry: Entry): Entry {
  const meant = (value: unknown): unknown => (value === 'None' ? null : value);
  const { truncate_field, answer_field } = entry;
  return {
    ...entry,
    ...('truncate_field' in entry && { truncate_field: meant(truncate_field) }),
    ...('answer_field' in entry && { answer_field: meant(answer_field) }),
  };
}

/** A task whose total or splits are missing gets them from the other. */
function complete(entry: Entry): Entry {
  const { total_virtual_tokens: total, virtual_token_splits: splits, prompt_template: text } = entry;
  const isMissing = (value: unknown): boolean => value === undefined || value === null;
  if (isMissing(total) && Array.isArray(splits)) {
    const sum = splits.reduce((all: number, size: unknown) => all + (typeof size === 'number' ? size : 0), 0);
    return { ...entry, total_virtual_tokens: sum };
  }
  if (!isMissing(splits) || typeof total !== 'number' || typeof text !== 'string') return entry;
  const slots = Math.max(1, parseTemplate(text).filter(({ kind }) => kind === 'virtual').length);
  const share = Math.floor(total / slots);
  const sizes = Array.from({ length: slots }, (_, i) => (i === 0 ? total - share * (slots - 1) : share));
  return { ...entry, virtual_token_splits: sizes };
}

function keysOf(template: TaskTemplate, given: Entry): readonly ImportedKey[] {
  const after = printNemoTask(template);
  return Object.entries(after).map(([key, value]) => ({
    key,
    before: Object.hasOwn(given, key) ? JSON.stringify(given[key]) : undefined,
    after: JSON.stringify(value),
  }));
}

/** Templates as the `task_templates` block of NeMo's YAML, with the keys that came in with them. */
export function printNemoConfig(templates: readonly TaskTemplate[]): string {
  const lines = templates.flatMap((template) =>
    Object.entries(printNemoTask(template)).map(
      ([key, value], index) => `  ${index === 0 ? '- ' : '  '}${yamlKey(key)}: ${yamlValue(value)}`,
    ),
  );
  return `model:\n  task_templates:\n${lines.join('\n')}\n`;
}

/**
 * JSON is YAML, but for characters that YAML takes for line ends or refuses raw (among them those that PyYAML does):
 * they are written as escapes, which both know.
 */
const yamlValue = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A key that YAML reads as itself stays bare. */
const yamlKey = (key: string): string =>
  /^[A-Za-z_]\w*$/.test(key) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(key) ? key : yamlValue(key);
