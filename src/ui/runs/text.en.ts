import { assertUnreachable } from '../../base/assert';
import { bestOf, type RunRecord } from '../../run/runRecord';
import { counted, duration, englishFormat, listed, loss, percent, whole } from '../../words/en/format';
import type { Overlay } from './overlay';
import { aboveBest, stepsOf, virtualTokensOf } from './runFacts';
import { settingNames, settingNothing } from './settingWords.en';
import type { SortKey } from './sortRuns';

const when = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

export const runsText = {
  title: 'Runs',
  lead: 'Every run with the settings it had. Tick some to see them over one another.',
  empty:
    'Runs are listed here, each with its own copy of the settings. Tick two or more, and their curves are drawn over one another beside the settings that differ.',
  table: 'List of runs',
  compare: 'Compare',
  compareThis: (name: string) => `Compare ${name}`,
  full: 'Ten runs are compared already; take one away first.',
  stillRunning: 'This run is still going on.',
  actions: 'Actions',
  show: 'Show',
  hide: 'Hide',
  showThis: (name: string) => `Show ${name}`,
  hideThis: (name: string) => `Hide ${name}`,
  remove: 'Remove',
  removeThis: (name: string) => `Remove ${name}`,
  removed: (name: string) => `${name} was removed.`,
  undo: 'Undo',
  columns: {
    name: 'Name',
    state: 'State',
    when: 'Started',
    steps: 'Steps',
    last: 'Last validation loss',
    best: 'Best validation loss',
    accuracy: 'Best accuracy',
    data: 'Data',
    seconds: 'Time',
    template: 'Template',
  } satisfies Record<SortKey, string>,
  cell: cellText,
  comparison: (runs: number) => `${whole(runs)} runs compared`,
  comparisonLead:
    'Point at a run and it stands out in every chart. Pin one, and the others are measured by it.',
  results: 'What the compared runs reached',
  pin: 'Pin',
  pinned: 'Pinned',
  pinThis: (name: string) => `Measure the others by ${name}`,
  beside: besideText,
  fewPoints: 'There is nothing to draw yet: none of these runs has enough points for a curve.',
  same: 'These runs have the same settings.',
  differences: 'Settings that differ',
  setting: 'Setting',
  unset: 'not set',
  settingNames,
  settingNothing,
  spacings: { literal: 'as typed', 'nemo-2022': 'as NeMo of 2022 put them' },
  ofTask: (task: number, name: string) => `Task ${whole(task)}: ${name}`,
  yes: 'yes',
  no: 'no',
  overlays: {
    train: 'Training loss',
    validation: 'Validation loss',
    accuracy: 'Validation accuracy',
  } satisfies Record<Overlay, string>,
  overlaySummary,
  details: (name: string) => `Run ${name}`,
  close: 'Close',
  unfinished,
  newName: 'New name',
  renameThis: (name: string) => `Rename ${name}`,
  reuse: 'Use these settings again',
  busy: 'A run is going on; its settings are fixed until it ends.',
  csv: 'Download figures (CSV)',
  settings: 'Settings of this run',
  asFiles: 'The same as in files',
};

function cellText(record: RunRecord, key: SortKey): string {
  const { loss: best, accuracy } = bestOf(record.validations);
  switch (key) {
    case 'name':
      return record.name;
    case 'state':
      return stateText(record);
    case 'when':
      return when.format(record.startedAt);
    case 'steps':
      return stepsText(record);
    case 'last': {
      const last = record.validations.at(-1);
      return last === undefined ? '–' : loss(last.loss);
    }
    case 'best':
      return best === undefined ? '–' : `${loss(best.loss)} (step ${whole(best.step)})`;
    case 'accuracy':
      return accuracy?.judged === undefined
        ? '–'
        : `${percent(accuracy.judged.accuracy)} (step ${whole(accuracy.step)})`;
    case 'data':
      return `${record.data.name}, ${counted(record.data.rows, 'row')}`;
    case 'template':
      return `${listed(record.templates.map(({ taskname }) => taskname))}, ${counted(virtualTokensOf(record), 'virtual token')}`;
    case 'seconds':
      return record.summary === undefined ? '–' : duration(record.summary.seconds);
    default:
      return assertUnreachable(key);
  }
}

/** Of how many, while these are not all. */
function stepsText(record: RunRecord): string {
  const { done, planned } = stepsOf(record);
  return planned === undefined ? whole(done) : `${whole(done)} of ${whole(planned)}`;
}

/** The best of a run, and how far it lies from that of the pinned one. */
function besideText(record: RunRecord, pinned: RunRecord | undefined, key: 'best' | 'accuracy'): string {
  const value = cellText(record, key);
  const above = aboveBest(record, pinned, key);
  if (above === undefined) return value;
  const size = key === 'best' ? loss(Math.abs(above)) : percent(Math.abs(above)).replace('%', ' points');
  return above === 0 ? `${value}, the same` : `${value}, ${size} ${above < 0 ? 'lower' : 'higher'}`;
}

function stateText({ state, summary }: RunRecord): string {
  if (summary === undefined)
    return { running: 'Running', ended: 'Done', failed: 'Failed', interrupted: 'Interrupted' }[state];
  switch (summary.reason) {
    case 'finished':
      return 'Done';
    case 'early-stop':
      return 'Stopped early';
    case 'stopped':
      return 'Stopped by you';
    case 'non-finite-loss':
      return 'Loss was no number';
    default:
      return assertUnreachable(summary.reason);
  }
}

/** What is known of a run that never came to its end. */
function unfinished({ state, columns }: RunRecord): string {
  const steps = counted(columns.step.length, 'step');
  return state === 'failed'
    ? `This run failed after ${steps}.`
    : `The page was closed or reloaded in the middle of this run; ${steps} were recorded.`;
}

/** The best of what is compared, in one line. */
function overlaySummary(records: readonly RunRecord[], what: Overlay): string {
  const values = records.map((record) => {
    const best = bestOf(record.validations);
    const last = record.columns.loss.at(-1);
    const text =
      what === 'train'
        ? last === undefined
          ? undefined
          : `ends at ${loss(last)}`
        : what === 'validation'
          ? best.loss && `best ${loss(best.loss.loss)}`
          : best.accuracy?.judged && `best ${percent(best.accuracy.judged.accuracy)}`;
    return text === undefined ? undefined : `${record.name} ${text}`;
  });
  return `${englishFormat.list(values.filter((value) => value !== undefined))}.`;
}
