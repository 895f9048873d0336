import * as v from 'valibot';
import { type ContentFault, exactObject, narrow, orNull } from '../base/narrow';
import { err, ok, type Result } from '../base/result';
import { printTaskTemplate, readTaskTemplate } from '../prompt/taskTemplateFile';
import { printTuningConfig, readTuningConfig } from '../run/tuningConfigFile';
import type { PromptMetrics, PromptTable, VirtualPrompt } from './promptTable';
import type { TableFailure } from './tableFailure';
import { type TableFields, tableFormat, tableVersion, upgradeFields } from './tableVersions';

/** A prompt without its numbers. */
export type PromptFields = Pick<VirtualPrompt, 'taskname' | 'template' | 'labels' | 'config' | 'metrics'>;

export interface TableContent {
  readonly base: PromptTable['base'];
  readonly prompts: readonly PromptFields[];
}

/** Names of the fields that hold one entry per prompt, in the order of the prompts. */
export const listNames = ['task_templates', 'labels', 'settings', 'metrics'] as const;

const finite = v.pipe(v.number(), v.finite());
const metricsSchema = exactObject({
  validation_loss: orNull(finite, null),
  best_step: orNull(finite, null),
  steps: finite,
  accuracy: orNull(finite, null),
  macro_f1: orNull(finite, null),
  majority_accuracy: orNull(finite, null),
  measured_on: orNull(v.picklist(['test', 'validation']), null),
});

const fieldsSchema = v.object({
  base_name: v.string(),
  base_fingerprint: v.string(),
  task_templates: v.array(v.unknown()),
  labels: v.array(v.array(v.string())),
  settings: v.array(v.unknown()),
  metrics: v.array(v.nullable(metricsSchema)),
});

/** Everything besides numbers, in the order in which it is written. */
export function printTableFields(table: PromptTable) {
  return {
    format: tableFormat,
    format_version: tableVersion,
    base_name: table.base.name,
    base_fingerprint: table.base.fingerprint,
    task_templates: table.prompts.map(({ template }) => printTaskTemplate(template)),
    labels: table.prompts.map(({ labels }) => labels),
    settings: table.prompts.map(({ config }) => (config === undefined ? null : printTuningConfig(config))),
    metrics: table.prompts.map(({ metrics }) => (metrics === undefined ? null : printMetrics(metrics))),
  };
}

/** Reads the fields of any version up to the present one. */
export function readTableFields(fields: TableFields): Result<TableContent, TableFailure> {
  const upgraded = upgradeFields(fields);
  if (!upgraded.ok) return upgraded;
  const read = narrow(fieldsSchema, upgraded.value);
  if (!read.ok) return invalid(read.error, '');
  const { base_name: name, base_fingerprint: fingerprint, ...lists } = read.value;
  const count = lists.task_templates.length;
  const uneven = listNames.find((list) => lists[list].length !== count);
  if (uneven !== undefined)
    return invalid(
      { path: uneven, expected: `${count} entries`, found: `${lists[uneven].length} entries` },
      '',
    );

  const prompts: PromptFields[] = [];
  for (const [index, entry] of lists.task_templates.entries()) {
    const template = readTaskTemplate(entry);
    if (!template.ok) return invalid(template.error, `task_templates.${index}`);
    const settings = lists.settings[index] ?? undefined;
    const config = settings === undefined ? undefined : readTuningConfig(settings);
    if (config && !config.ok) return invalid(config.error, `settings.${index}`);
    const { taskname } = template.value;
    if (prompts.some((prompt) => prompt.taskname === taskname))
      return err({ kind: 'table-task-twice', taskname });
    const metrics = lists.metrics[index];
    prompts.push({
      taskname,
      template: template.value,
      labels: lists.labels[index] ?? [],
      config: config?.value,
      metrics: metrics ? metricsFromFile(metrics) : undefined,
    });
  }
  return ok({ base: { name, fingerprint }, prompts });
}

function printMetrics(metrics: PromptMetrics) {
  return {
    validation_loss: metrics.validationLoss ?? null,
    best_step: metrics.bestStep ?? null,
    steps: metrics.steps,
    accuracy: metrics.accuracy ?? null,
    macro_f1: metrics.macroF1 ?? null,
    majority_accuracy: metrics.majorityAccuracy ?? null,
    measured_on: metrics.measuredOn ?? null,
  };
}

function metricsFromFile(file: v.InferOutput<typeof metricsSchema>): PromptMetrics {
  return {
    validationLoss: file.validation_loss,
    bestStep: file.best_step,
    steps: file.steps,
    accuracy: file.accuracy,
    macroF1: file.macro_f1,
    majorityAccuracy: file.majority_accuracy,
    measuredOn: file.measured_on,
  };
}

function invalid(fault: ContentFault, under: string): Result<never, TableFailure> {
  const path = [under, fault.path].filter((part) => part !== '').join('.');
  return err({ ...fault, kind: 'table-content-invalid', path });
}
