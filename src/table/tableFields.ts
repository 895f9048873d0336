import * as v from 'valibot';
import { type ContentFault, narrow } from '../base/narrow';
import { err, ok, type Result } from '../base/result';
import { historyFromFile, historySchema, printHistory } from './historyFields';
import {
  entrySchema,
  entrySchemas,
  type PromptEntry,
  type PromptFields,
  printPromptFields,
  readPromptFields,
} from './promptFields';
import type { PromptTable } from './promptTable';
import type { TableFailure } from './tableFailure';
import { type TableFields, tableFormat, tableVersion, upgradeFields } from './tableVersions';

/** A table without its numbers. */
export interface TableContent extends Pick<PromptTable, 'base' | 'history'> {
  readonly prompts: readonly PromptFields[];
  readonly earlier: readonly PromptFields[];
}

/** Names of the fields that hold one entry per prompt in use, and what each entry is in `PromptEntry`. */
const promptLists = {
  task_templates: 'task_template',
  labels: 'labels',
  settings: 'settings',
  metrics: 'metrics',
  versions: 'version',
  aliases: 'aliases',
} as const satisfies Readonly<Record<string, keyof PromptEntry>>;

/** Fields that are lists; the others are plain text. */
export const listNames = [...Object.keys(promptLists), 'earlier', 'history'];

const fieldsSchema = v.object({
  base_name: v.string(),
  base_fingerprint: v.string(),
  task_templates: v.array(entrySchemas.task_template),
  labels: v.array(entrySchemas.labels),
  settings: v.array(entrySchemas.settings),
  metrics: v.array(entrySchemas.metrics),
  versions: v.array(entrySchemas.version),
  aliases: v.array(entrySchemas.aliases),
  earlier: v.array(entrySchema),
  history: historySchema,
});

/** Everything besides numbers, in the order in which it is written. */
export function printTableFields({ base, prompts, earlier, history }: PromptTable) {
  const entries = prompts.map(printPromptFields);
  return {
    format: tableFormat,
    format_version: tableVersion,
    base_name: base.name,
    base_fingerprint: base.fingerprint,
    ...Object.fromEntries(
      Object.entries(promptLists).map(([list, name]) => [list, entries.map((entry) => entry[name])]),
    ),
    earlier: earlier.map(printPromptFields),
    history: printHistory(history),
  };
}

/** Reads the fields of any version up to the present one. */
export function readTableFields(fields: TableFields): Result<TableContent, TableFailure> {
  const upgraded = upgradeFields(fields);
  if (!upgraded.ok) return upgraded;
  const read = narrow(fieldsSchema, upgraded.value);
  if (!read.ok) return invalid(read.error);
  const { base_name: name, base_fingerprint: fingerprint, history, earlier, ...lists } = read.value;
  const count = lists.task_templates.length;
  const uneven = Object.entries(lists).find(([, list]) => list.length !== count);
  if (uneven !== undefined)
    return invalid({
      path: uneven[0],
      expected: `${count} entries`,
      found: `${uneven[1].length} entries`,
    });

  const prompts: PromptFields[] = [];
  for (const [i, template] of lists.task_templates.entries()) {
    const entry: PromptEntry = {
      task_template: template,
      labels: lists.labels[i] ?? [],
      settings: lists.settings[i],
      metrics: lists.metrics[i] ?? null,
      version: lists.versions[i] ?? 1,
      aliases: lists.aliases[i] ?? [],
    };
    const prompt = readPromptFields(entry, (part) => `${listOf(part)}.${i}`);
    if (!prompt.ok) return invalid(prompt.error);
    prompts.push(prompt.value);
  }
  const formers: PromptFields[] = [];
  for (const [i, entry] of earlier.entries()) {
    const prompt = readPromptFields(entry, (part) => `earlier.${i}.${part}`);
    if (!prompt.ok) return invalid(prompt.error);
    formers.push(prompt.value);
  }
  return ok({
    base: { name, fingerprint },
    prompts,
    earlier: formers,
    history: historyFromFile(history),
  });
}

const listOf = (part: keyof PromptEntry): string =>
  Object.entries(promptLists).find(([, name]) => name === part)?.[0] ?? part;

const invalid = (fault: ContentFault): Result<never, TableFailure> =>
  err({ ...fault, kind: 'table-content-invalid' });
