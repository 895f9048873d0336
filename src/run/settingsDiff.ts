import { printTaskTemplate } from '../prompt/taskTemplateFile';
import type { RunRecord } from './runRecord';
import { printTuningConfig } from './tuningConfigFile';

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

function settingsOf({
  config,
  templates,
  data,
  base,
  adapter,
}: RunRecord): readonly (readonly [string, string])[] {
  return [
    ...flatten(printTuningConfig(config), ''),
    ...templates.flatMap((template, i) =>
      flatten(printTaskTemplate(template), templates.length > 1 ? `task ${i + 1}.` : ''),
    ),
    ['data', `${data.name} (${data.rows})`],
    ['base', `${base.name} ${base.fingerprint.slice(0, 12)}`],
    ['adapter', adapter],
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
