import { assertUnreachable } from '../../base/assert';
import { bestOf, type RunRecord } from '../../run/runRecord';
import { counted, duration, englishFormat, loss, percent, whole } from '../../words/en/format';
import type { Overlay } from './overlay';
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
  } satisfies Record<SortKey, string>,
  cell: cellText,
  comparison: (runs: number) => `${whole(runs)} runs compared`,
  same: 'These runs have the same settings.',
  differences: 'Settings that differ',
  setting: 'Setting',
  unset: 'not set',
  overlays: {
    train: 'Training loss, smoothed',
    validation: 'Validation loss',
    accuracy: 'Validation accuracy',
  } satisfies Record<Overlay, string>,
  overlaySummary,
  details: (name: string) => `Run ${name}`,
  close: 'Close',
  unfinished,
  name: 'Name of the run',
  rename: 'Rename',
  needsName: 'A run needs a name.',
  reuse: 'Use these settings again',
  busy: 'A run is going on; its settings are fixed until it ends.',
  csv: 'Download figures (CSV)',
  settings: 'Settings of this run',
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
      return whole(record.summary?.steps ?? record.columns.step.length);
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
    case 'seconds':
      return record.summary === undefined ? '–' : duration(record.summary.seconds);
    default:
      return assertUnreachable(key);
  }
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
