import { printTaskTemplate } from '../prompt/taskTemplateFile';
import type { RunRecord } from './runRecord';
import { printTuningConfig } from './tuningConfigFile';

/** Every setting of a run by its path in files; those of a template stand under their task when there are several. */
export const settingPaths = [
  'data',
  'base',
  'adapter',
  'taskname',
  'prompt_template',
  'total_virtual_tokens',
  'virtual_token_splits',
  'truncate_field',
  'answer_only_loss',
  'answer_field',
  'seed',
  'epochs',
  'max_steps',
  'batch_size',
  'micro_batch_size',
  'max_sequence_length',
  'add_bos',
  'spacing',
  'loss_over',
  'encoder.kind',
  'encoder.hidden',
  'encoder.layers',
  'encoder.initialisation.kind',
  'encoder.initialisation.text',
  'encoder.taskname_conditioning',
  'optimiser.kind',
  'optimiser.learning_rate',
  'optimiser.beta1',
  'optimiser.beta2',
  'optimiser.epsilon',
  'optimiser.weight_decay',
  'optimiser.clip_norm',
  'schedule.kind',
  'schedule.warmup_steps',
  'schedule.constant_steps',
  'schedule.min_learning_rate',
  'early_stop.patience',
  'early_stop.min_delta',
  'split.validation_share',
  'split.test_share',
] as const;
export type SettingPath = (typeof settingPaths)[number];

/** A path taken apart: the number of its task, from 1, where a run has several; `known` unless a file brought it along. */
export function settingAt(path: string): {
  readonly task: number | undefined;
  readonly known: SettingPath | undefined;
  readonly name: string;
} {
  const [, number, rest] = /^task (\d+)\.(.*)$/s.exec(path) ?? [];
  const name = rest ?? path;
  return {
    task: number === undefined ? undefined : Number(number),
    known: settingPaths.find((each) => each === name),
    name,
  };
}

/** One setting that is not the same in all runs. `path` is spelt as in files; undefined: the run has no such setting. */
export interface SettingDifference {
  readonly path: string;
  readonly values: readonly (string | undefined)[];
}

/** Settings in which runs differ, in the order of the first run that has them. */
export function settingsDiff(records: readonly RunRecord[]): readonly SettingDifference[] {
  const all = records.map((record) => new Map(settingsOf(record)));
  const paths = new Set(all.flatMap((each) => [...each.keys()]));
  return [...paths].flatMap((path) => {
    const values = all.map((each) => each.get(path));
    return new Set(values).size > 1 ? [{ path, values }] : [];
  });
}

/** All settings of a run as paths and values; text as it is, everything else as JSON writes it. */
export function settingsOf(record: RunRecord): readonly (readonly [string, string])[] {
  const { data, base, adapter } = record;
  return [
    ...plannedSettings(record),
    ['data', `${data.name} (${data.rows})`],
    ['base', `${base.name} ${base.fingerprint.slice(0, 12)}`],
    ['adapter', adapter],
  ];
}

/** The same of settings and templates alone. */
export function plannedSettings({
  config,
  templates,
}: Pick<RunRecord, 'config' | 'templates'>): readonly (readonly [string, string])[] {
  return [
    // Never to stop early is to have no patience and no least change, not a setting of its own.
    ...flatten(printTuningConfig(config), '').filter(([path]) => path !== 'early_stop'),
    ...templates.flatMap((template, i) =>
      flatten(printTaskTemplate(template), templates.length > 1 ? `task ${i + 1}.` : ''),
    ),
  ];
}

/** Every value of nested settings under its dotted path, as JSON writes it; text stands as it is. */
function flatten(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, each]) => {
      const isLeaf = typeof each !== 'object' || each === null || Array.isArray(each);
      return flatten(each, isLeaf ? path + key : `${path}${key}.`);
    });
  }
  return [[path, typeof value === 'string' ? value : JSON.stringify(value)]];
}
