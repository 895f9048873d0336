import { type TimeLeft, timeLeft } from '../run/eta';
import type { RunHistory } from './runHistory';
import { type PartName, partNames, type RunPhase, type StudioState } from './state';

/** How much of something is done, in its own unit. A total of 0: not known yet. */
export interface Amount {
  readonly unit: 'steps' | 'rows' | 'bytes';
  readonly done: number;
  readonly total: number;
}

/** Something that takes long enough to be told of. Facts only; `cancel` is what the user can do about it. */
export type Activity =
  | { readonly kind: 'run'; readonly phase: RunPhase; readonly stopping: boolean; readonly amount: Amount }
  | { readonly kind: 'answering' }
  /** Leaving out the virtual tokens of a task, one by one. */
  | { readonly kind: 'removing'; readonly name: string; readonly amount: Amount }
  | { readonly kind: 'evaluating'; readonly amount: Amount }
  /** Answering the rows of a file. */
  | { readonly kind: 'predicting'; readonly name: string; readonly amount: Amount }
  /** Judging the prompts of the table on their held-out rows. */
  | { readonly kind: 'measuring'; readonly amount: Amount }
  | { readonly kind: 'loading-model'; readonly name: string; readonly amount: Amount }
  | { readonly kind: 'reading'; readonly part: PartName; readonly name: string; readonly amount: Amount }
  | { readonly kind: 'mending' }
  | { readonly kind: 'starting-engine' };

type Asked = Pick<
  StudioState,
  'run' | 'data' | 'model' | 'tryOut' | 'inside' | 'evaluate' | 'predicting' | 'table'
>;

/** What is going on now; of several things the one that the user waits for most. Undefined: nothing. */
export function activityOf(
  state: Asked,
  history: Pick<RunHistory, 'curve' | 'progress'>,
): Activity | undefined {
  const { run, data, model, tryOut, inside, evaluate, predicting, table } = state;
  if (run.kind === 'active') {
    const { phase, stopping } = run;
    return { kind: 'run', phase, stopping, amount: amountOfRun(run, history) };
  }
  if (tryOut.tuned.kind === 'running' || tryOut.untuned.kind === 'running') return { kind: 'answering' };
  if (inside.removal.kind === 'running') {
    const { prompt, whole, without } = inside.removal;
    // Every row is read once for the whole prompt, and once more without each of its virtual tokens.
    const measured = whole === undefined ? 0 : 1 + without.length;
    const rows = whole?.rows ?? 0;
    const total = rows * (1 + prompt.totalVirtualTokens);
    return {
      kind: 'removing',
      name: prompt.taskname,
      amount: { unit: 'rows', done: rows * measured, total },
    };
  }
  if (predicting.status.kind === 'running') {
    const { file, counts } = predicting;
    const amount = { unit: 'rows', done: counts.done, total: counts.total ?? 0 } as const;
    return { kind: 'predicting', name: file?.name ?? '', amount };
  }
  if (evaluate.status.kind === 'running') {
    const { done, total } = evaluate.status;
    return { kind: 'evaluating', amount: { unit: 'rows', done, total } };
  }
  if (table.measuring.kind === 'running') {
    const { done, total } = table.measuring;
    return { kind: 'measuring', amount: { unit: 'rows', done, total } };
  }
  for (const part of partNames) {
    const held = data[part];
    if (held.kind === 'reading')
      return { kind: 'reading', part, name: held.name, amount: bytes(held.bytes, held.total) };
    if (held.kind === 'ready' && held.isMending) return { kind: 'mending' };
  }
  if (model.loading !== undefined) {
    const { name, progress } = model.loading;
    const amount = bytes(progress?.loadedBytes ?? 0, progress?.totalBytes ?? 0);
    return { kind: 'loading-model', name, amount };
  }
  return model.backend.kind === 'starting' ? { kind: 'starting-engine' } : undefined;
}

const bytes = (done: number, total: number): Amount => ({ unit: 'bytes', done, total });

/** Phases between steps count rows; all others are told by the steps of the whole run. */
function amountOfRun(
  run: Extract<StudioState['run'], { kind: 'active' }>,
  { curve, progress }: Pick<RunHistory, 'curve' | 'progress'>,
): Amount {
  const countsRows = run.phase === 'baseline' || run.phase === 'validating' || run.phase === 'scoring';
  if (countsRows) return { unit: 'rows', ...progress };
  return { unit: 'steps', done: curve.length, total: run.prepared?.totalSteps ?? 0 };
}

/** How much of it is done, between 0 and 1; undefined while that is not known. */
export function shareOf(activity: Activity): number | undefined {
  if (!('amount' in activity) || activity.amount.total === 0) return undefined;
  return Math.min(1, activity.amount.done / activity.amount.total);
}

/** Says how long things will still take; remembers when each of them began. */
export interface Clock {
  /** Undefined while too little was seen. `now` in milliseconds. */
  left(activity: Activity, history: Pick<RunHistory, 'curve'>, now: number): TimeLeft | undefined;
}

/** What tells one activity of a kind from another. */
function nameOf(activity: Extract<Activity, { amount: Amount }>): string {
  if (activity.kind === 'run') return activity.phase;
  return 'name' in activity ? activity.name : '';
}

/** Less than this was seen: too early to tell, in milliseconds. */
const settling = 1000;

/** Steps are told by the times that were measured for them; rows and bytes by how fast they have gone so far. */
export function createClock(): Clock {
  let known = { what: '', done: 0, since: 0 };
  return {
    left: (activity, { curve }, now) => {
      if (!('amount' in activity)) return undefined;
      const { unit, done, total } = activity.amount;
      if (unit === 'steps') return timeLeft(curve.columns(), total);
      const what = `${activity.kind} ${nameOf(activity)} ${total}`;
      if (known.what !== what || done < known.done) known = { what, done, since: now };
      const elapsed = now - known.since;
      if (elapsed < settling || done === known.done) return undefined;
      const seconds = ((total - done) * elapsed) / (done - known.done) / 1000;
      return { least: seconds, most: seconds };
    },
  };
}
