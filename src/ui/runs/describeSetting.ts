import { type SettingPath, settingAt } from '../../run/settingsDiff';
import type { Language } from '../language/language';

type Named = readonly { readonly id: string; readonly name: string }[];

/** A setting in words; one that only a file knows keeps its name. */
export function settingName({ runs }: Pick<Language, 'runs'>, path: string): string {
  const { task, known, name } = settingAt(path);
  const words = known === undefined ? name : runs.settingNames[known];
  return task === undefined ? words : runs.ofTask(task, words);
}

/** What a setting is set to, in words; numbers and text of the user as they are. */
export function settingValue(
  { runs, train, more, format }: Pick<Language, 'runs' | 'train' | 'more' | 'format'>,
  path: string,
  value: string | undefined,
): string {
  const { known } = settingAt(path);
  if (value === undefined) return runs.unset;
  if (known === undefined) return value;
  if (value === 'null') return runs.settingNothing[known] ?? runs.unset;
  if (value === 'true') return runs.yes;
  if (value === 'false') return runs.no;
  if (known === 'split.validation_share' || known === 'split.test_share')
    return format.percent(Number(value));
  const choices: Readonly<Partial<Record<SettingPath, Named>>> = {
    'encoder.kind': Object.entries(train.encoders).map(([id, name]) => ({ id, name })),
    'encoder.initialisation.kind': more.initialisations,
    'optimiser.kind': more.optimisers,
    'schedule.kind': more.schedules,
    loss_over: more.lossOvers,
    spacing: Object.entries(runs.spacings).map(([id, name]) => ({ id, name })),
  };
  return choices[known]?.find(({ id }) => id === value)?.name ?? value;
}
