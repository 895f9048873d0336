import type { ContentFault } from '../base/narrow';
import type { LineFault } from '../data/dataProblem';
import { findJsonFault } from '../data/findJsonFault';
import type { TaskTemplate } from './taskTemplate';
import { printNemoTask, readTaskTemplate, templateKeys } from './taskTemplateFile';

/** What keeps a template file from being used, or is left aside in it. Templates count from 1. */
export type TemplateFileProblem =
  | { readonly kind: 'not-json'; readonly fault: LineFault; readonly line: number; readonly column: number }
  | { readonly kind: 'no-templates'; readonly found: string }
  /** A key that is missing or holds the wrong kind of value; the template is left out. */
  | { readonly kind: 'bad-template'; readonly template: number; readonly fault: ContentFault }
  /** A key that this house does not know; it is kept aside for export. */
  | { readonly kind: 'unknown-key'; readonly template: number; readonly key: string };

export interface ReadTemplates {
  readonly templates: readonly TaskTemplate[];
  readonly problems: readonly TemplateFileProblem[];
}

/**
 * Task templates from JSON text with NeMo's keys: a list of templates, an object with `task_templates`, or one
 * template. Only the form is checked; sizes that do not add up are read as they are, for `checkTemplate` to judge.
 */
export function readTemplates(text: string): ReadTemplates {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { templates: [], problems: [notJson(text)] };
  }
  return readTemplateEntries(value);
}

/** The same for a JSON value that is already parsed. */
export function readTemplateEntries(value: unknown): ReadTemplates {
  const listed = isRecord(value) && 'task_templates' in value ? value['task_templates'] : value;
  const entries: readonly unknown[] = Array.isArray(listed) ? listed : isRecord(listed) ? [listed] : [];
  if (entries.length === 0)
    return { templates: [], problems: [{ kind: 'no-templates', found: nameOf(listed) }] };
  const templates: TaskTemplate[] = [];
  const problems: TemplateFileProblem[] = [];
  entries.forEach((entry, index) => {
    const template = index + 1;
    const unknown = isRecord(entry) ? Object.keys(entry).filter((key) => !templateKeys.includes(key)) : [];
    problems.push(...unknown.map((key) => ({ kind: 'unknown-key', template, key }) as const));
    const read = readTaskTemplate(without(entry, unknown), 'unnamed');
    if (read.ok) templates.push(withOtherKeys(read.value, entry, unknown));
    else problems.push({ kind: 'bad-template', template, fault: read.error });
  });
  return { templates, problems };
}

/** Templates as JSON text with NeMo's keys, for `readTemplates`. */
export function printTemplates(templates: readonly TaskTemplate[]): string {
  return `${JSON.stringify({ task_templates: templates.map(printNemoTask) }, undefined, 2)}\n`;
}

function withOtherKeys(template: TaskTemplate, entry: unknown, keys: readonly string[]): TaskTemplate {
  if (keys.length === 0 || !isRecord(entry)) return template;
  const others = Object.fromEntries(keys.map((key) => [key, asJson(entry[key])]));
  return { ...template, otherKeys: { ...template.otherKeys, ...others } };
}

/** YAML has values that JSON lacks, such as infinity: they become what JSON makes of them. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null');

function notJson(text: string): TemplateFileProblem {
  const { fault, offset } = findJsonFault(text);
  const before = text.slice(0, offset).split('\n');
  return { kind: 'not-json', fault, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function without(entry: unknown, keys: readonly string[]): unknown {
  if (!isRecord(entry)) return entry;
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key)));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const nameOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'an empty list' : typeof value;
