import * as v from 'valibot';
import { type ContentFault, exactObject } from '../base/narrow';
import { err, ok, type Result } from '../base/result';
import { printTaskTemplate, readTaskTemplate } from '../prompt/taskTemplateFile';
import { printTuningConfig, readTuningConfig } from '../run/tuningConfigFile';
import { versionSchema } from './historyFields';
import { metricsFromFile, metricsSchema, printMetrics } from './metricsFields';
import type { VirtualPrompt } from './promptTable';

/** A prompt without its numbers. */
export type PromptFields = Pick<
  VirtualPrompt,
  'taskname' | 'version' | 'template' | 'labels' | 'aliases' | 'config' | 'metrics'
>;

/** What a file says of one prompt, each under its name on disk. Templates and settings have readers of their own. */
export const entrySchemas = {
  task_template: v.unknown(),
  labels: v.array(v.string()),
  settings: v.unknown(),
  metrics: v.nullable(metricsSchema),
  version: versionSchema,
  aliases: v.array(exactObject({ from: v.string(), to: v.string() })),
};
export const entrySchema = exactObject(entrySchemas);
export type PromptEntry = v.InferOutput<typeof entrySchema>;

export function printPromptFields({ template, labels, config, metrics, version, aliases }: PromptFields) {
  return {
    task_template: printTaskTemplate(template),
    labels,
    settings: config === undefined ? null : printTuningConfig(config),
    metrics: metrics === undefined ? null : printMetrics(metrics),
    version,
    aliases: aliases.map(({ from, to }) => ({ from, to })),
  };
}

/** `pathOf` says where a name of the entry stands in the file. */
export function readPromptFields(
  entry: PromptEntry,
  pathOf: (name: keyof PromptEntry) => string,
): Result<PromptFields, ContentFault> {
  const template = readTaskTemplate(entry.task_template);
  if (!template.ok) return under(pathOf('task_template'), template.error);
  const settings = entry.settings ?? undefined;
  const config = settings === undefined ? undefined : readTuningConfig(settings);
  if (config && !config.ok) return under(pathOf('settings'), config.error);
  return ok({
    taskname: template.value.taskname,
    version: entry.version,
    template: template.value,
    labels: entry.labels,
    aliases: entry.aliases,
    config: config?.value,
    metrics: entry.metrics ? metricsFromFile(entry.metrics) : undefined,
  });
}

const under = (path: string, fault: ContentFault): Result<never, ContentFault> =>
  err({ ...fault, path: fault.path === '' ? path : `${path}.${fault.path}` });
