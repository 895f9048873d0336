import type { LearningStep, PromptTable, StandingScore } from './promptTable';

/** How a prompt compares with the last step in which its task stood. `changed` numbers never happen to a sound table. */
export type PromptChange = 'learned' | 'unchanged' | 'arrived' | 'other-version' | 'changed';

export type GridCell =
  /** The task was not in the table. */
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'standing';
      readonly version: number;
      readonly digest: string;
      readonly change: PromptChange;
      /** Undefined: not measured. */
      readonly score: StandingScore | undefined;
    };

/** A mean over so many tasks. */
export interface MeanOverTasks {
  readonly mean: number;
  readonly tasks: number;
}

export interface GridRow {
  /** Place in the table's history. */
  readonly index: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly learned: LearningStep['learned'];
  /** In the order of the grid's tasks. */
  readonly cells: readonly GridCell[];
  /** Mean accuracy of the tasks measured at this step; undefined when none was. */
  readonly average: MeanOverTasks | undefined;
  /** How much accuracy tasks learned before have lost, on average; undefined when it cannot be told. */
  readonly forgetting: MeanOverTasks | undefined;
  /** Prompts in use that were not measured. */
  readonly unmeasured: number;
}

/** What was learned one after the other, and how every task stood after it (P8). */
export interface ContinualGrid {
  /** Every task that ever stood in the table, oldest first. */
  readonly tasks: readonly string[];
  readonly rows: readonly GridRow[];
}

type Standing = LearningStep['standing'][number];

/**
 * The grid of a table's history. Average accuracy as in Lopez-Paz & Ranzato, Gradient Episodic Memory (2017);
 * forgetting as in Chaudhry et al., Riemannian Walk (2018), over the same version of each task: another version has
 * held-out rows of its own.
 */
export function continualGrid({ history }: Pick<PromptTable, 'history'>): ContinualGrid {
  const tasks = [...new Set(history.flatMap(({ standing }) => standing.map(({ taskname }) => taskname)))];
  return { tasks, rows: history.map((step, index) => rowOf(step, index, history.slice(0, index), tasks)) };
}

function rowOf(
  { at, learned, standing }: LearningStep,
  index: number,
  before: readonly LearningStep[],
  tasks: readonly string[],
): GridRow {
  const wasLearned = ({ taskname }: Standing): boolean => learned.some((each) => each.taskname === taskname);
  const cells = tasks.map((taskname): GridCell => {
    const now = standing.find((each) => each.taskname === taskname);
    if (now === undefined) return { kind: 'absent' };
    const { version, digest, score } = now;
    const change = wasLearned(now) ? 'learned' : changeSince(lastStanding(before, taskname), now);
    return { kind: 'standing', version, digest, change, score };
  });
  const scores = standing.flatMap(({ score }) => score?.accuracy ?? []);
  const losses = standing.flatMap((now) => {
    const best = bestEarlier(before, now);
    if (wasLearned(now) || best === undefined || now.score === undefined) return [];
    return [best - now.score.accuracy];
  });
  return {
    index,
    at,
    learned,
    cells,
    average: meanOf(scores),
    forgetting: meanOf(losses),
    unmeasured: standing.length - scores.length,
  };
}

function changeSince(former: Standing | undefined, now: Standing): PromptChange {
  if (former === undefined) return 'arrived';
  if (former.version !== now.version) return 'other-version';
  return former.digest === now.digest ? 'unchanged' : 'changed';
}

const lastStanding = (before: readonly LearningStep[], taskname: string): Standing | undefined =>
  before.flatMap(({ standing }) => standing).findLast((each) => each.taskname === taskname);

/** The best accuracy that this version of the task had at any step before. */
function bestEarlier(before: readonly LearningStep[], now: Standing): number | undefined {
  const accuracies = before.flatMap(({ standing }) =>
    standing.flatMap(({ taskname, version, score }) =>
      taskname === now.taskname && version === now.version ? (score?.accuracy ?? []) : [],
    ),
  );
  return accuracies.length === 0 ? undefined : Math.max(...accuracies);
}

const meanOf = (values: readonly number[]): MeanOverTasks | undefined =>
  values.length === 0
    ? undefined
    : { mean: values.reduce((sum, value) => sum + value, 0) / values.length, tasks: values.length };
