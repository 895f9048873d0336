import * as v from 'valibot';
import { findJsonFault, type JsonFault } from '../data/findJsonFault';
import type { TaskTemplate } from './taskTemplate';

/** What keeps a template file from being used, or is left aside in it. Facts only; `words` has the sentences. */
export type TemplateFileProblem =
  | {
      readonly kind: 'not-json';
      readonly fault: JsonFault['fault'];
      readonly line: number;
      readonly column: number;
    }
  | { readonly kind: 'no-templates'; readonly found: string }
  | {
      /** A key with the wrong kind of value, or one that must be there; the template is left out. */
      readonly kind: 'bad-key';
      readonly template: number;
      readonly key: string;
      readonly expected: string;
      readonly found: string;
    }
  /** A key that this house does not know; the template is used without it. */
  | { readonly kind: 'unknown-key'; readonly template: number; readonly key: string };

export interface ReadTemplates {
  readonly templates: readonly TaskTemplate[];
  readonly problems: readonly TemplateFileProblem[];
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const optionalText = v.nullish(v.string());

/** One entry of `task_templates` as NeMo spells it. */
const entrySchema = v.object({
  taskname: v.string(),
  prompt_template: v.string(),
  total_virtual_tokens: count,
  virtual_token_splits: v.array(count),
  truncate_field: optionalText,
  answer_only_loss: v.nullish(v.boolean()),
  answer_field: optionalText,
});
const knownKeys = Object.keys(entrySchema.entries);

/**
 * Task templates from JSON text with NeMo's keys: a list of templates, an object with `task_templates`, or one
 * template. Null and missing are the same. Sizes that do not add up are read as they are: `checkTemplate` judges them.
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

/** The same for JSON that is part of another file (a run file, a prompt table). */
export function readTemplateEntries(value: unknown): ReadTemplates {
  const listed = isRecord(value) && 'task_templates' in value ? value['task_templates'] : value;
  const entries = Array.isArray(listed) ? listed : isRecord(listed) ? [listed] : [];
  if (entries.length === 0)
    return { templates: [], problems: [{ kind: 'no-templates', found: nameOf(listed) }] };
  const templates: TaskTemplate[] = [];
  const problems: TemplateFileProblem[] = [];
  entries.forEach((entry: unknown, index) => {
    const template = index + 1;
    const parsed = v.safeParse(entrySchema, entry);
    if (parsed.success) templates.push(toTemplate(parsed.output));
    else {
      for (const issue of parsed.issues) {
        const { expected, received: found } = issue;
        problems.push({
          kind: 'bad-key',
          template,
          key: v.getDotPath(issue) ?? '',
          expected: expected ?? '',
          found,
        });
      }
    }
    if (!isRecord(entry)) return;
    for (const key of Object.keys(entry)) {
      if (!knownKeys.includes(key)) problems.push({ kind: 'unknown-key', template, key });
    }
  });
  return { templates, problems };
}

/** Templates as JSON text with NeMo's keys, for `readTemplates`. */
export function printTemplates(templates: readonly TaskTemplate[]): string {
  return `${JSON.stringify({ task_templates: templates.map(templateEntry) }, undefined, 2)}\n`;
}

/** One template with NeMo's keys, as it stands in files. */
export function templateEntry(template: TaskTemplate): v.InferOutput<typeof entrySchema> {
  return {
    taskname: template.taskname,
    prompt_template: template.promptTemplate,
    total_virtual_tokens: template.totalVirtualTokens,
    virtual_token_splits: [...template.virtualTokenSplits],
    truncate_field: template.truncateField ?? null,
    answer_only_loss: template.answerOnlyLoss,
    answer_field: template.answerField ?? null,
  };
}

function toTemplate(entry: v.InferOutput<typeof entrySchema>): TaskTemplate {
  return {
    taskname: entry.taskname,
    promptTemplate: entry.prompt_template,
    totalVirtualTokens: entry.total_virtual_tokens,
    virtualTokenSplits: entry.virtual_token_splits,
    truncateField: entry.truncate_field ?? undefined,
    answerOnlyLoss: entry.answer_only_loss ?? false,
    answerField: entry.answer_field ?? undefined,
  };
}

function notJson(text: string): TemplateFileProblem {
  const { fault, offset } = findJsonFault(text);
  const before = text.slice(0, offset).split('\n');
  return { kind: 'not-json', fault, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const nameOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'an empty list' : typeof value;
