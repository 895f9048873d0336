import { assertUnreachable } from '../base/assert';
import type { DataSource, Example } from '../data/dataset';
import { readDataSource } from '../data/readDataSource';
import { splitDataset } from '../data/splitDataset';
import { stratifiedSubset } from '../data/stratifiedSubset';
import { answerOf, taskOf } from '../data/taskFields';
import { taskFieldsOf } from '../prompt/taskFields';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { currentTable } from './currentTable';
import { type RowsOrigin, rowsOrigins } from './evaluateState';
import { chosenTasks, evaluableTasks } from './evaluateTasks';
import { heldOutRowsOf } from './heldOut';
import type { StudioState } from './state';

type Seen = Pick<StudioState, 'run' | 'data' | 'table' | 'model' | 'templates' | 'settings'> & {
  readonly evaluate: Pick<StudioState['evaluate'], 'plan' | 'file'>;
};

/** Where rows could be taken from now. */
export function originsOffered(state: Seen): readonly RowsOrigin[] {
  return rowsOrigins.filter((origin) => isThere(state, origin));
}

function isThere(state: Seen, origin: RowsOrigin): boolean {
  const { run, data, evaluate } = state;
  switch (origin) {
    case 'last-run':
      return run.kind === 'ended' && run.report.predictions.length > 0;
    case 'kept':
      return state.table.heldOut.length > 0 && keptRows(state).length > 0;
    case 'test':
    case 'validation':
      return data[origin].kind === 'ready';
    case 'planned': {
      // A learned prompt may have been trained on any of these rows.
      const isLearned = chosenTasks(evaluableTasks(state), evaluate.plan).some(({ prompt }) => prompt);
      return data.train.kind === 'ready' && data.train.report.rows > 0 && !isLearned;
    }
    case 'file':
      return evaluate.file !== undefined;
    default:
      return assertUnreachable(origin);
  }
}

/** What was kept for the prompts in use, each row with its task. */
const keptRows = (state: Pick<StudioState, 'table' | 'model'>): readonly Example[] =>
  currentTable(state)?.prompts.flatMap((prompt) => heldOutRowsOf(state.table, prompt)) ?? [];

/**
 * The origin of a plan; while it is not there the best one that has rows of every chosen task, else the best one.
 * Undefined without any rows.
 */
export function chosenOrigin(state: Seen): RowsOrigin | undefined {
  const offered = originsOffered(state);
  return (
    offered.find((origin) => origin === state.evaluate.plan.origin) ??
    offered.find((origin) => hasAllTasks(state, origin)) ??
    offered[0]
  );
}

/** Whether every chosen task is among the rows; of files that is known only after reading them. */
function hasAllTasks(state: Seen, origin: RowsOrigin): boolean {
  const { run, table } = state;
  const tasks = chosenTasks(evaluableTasks(state), state.evaluate.plan);
  if (origin === 'last-run')
    return tasks.every(
      ({ taskname }) =>
        run.kind === 'ended' && run.report.predictions.some((row) => row.taskname === taskname),
    );
  if (origin === 'kept')
    return tasks.every(({ prompt }) => prompt !== undefined && heldOutRowsOf(table, prompt).length > 0);
  return true;
}

/** Rows to be judged with the solved rows that examples are taken from. */
export interface RowsInHand {
  readonly rows: readonly Example[];
  readonly examples: readonly Example[];
  readonly fileName: string | undefined;
}

/** Reads the rows of an origin and the training rows beside them. Rejects as `readDataSource` does. */
export async function readOrigin(state: Seen, origin: RowsOrigin, signal: AbortSignal): Promise<RowsInHand> {
  const read = async (source: DataSource | undefined): Promise<readonly Example[]> =>
    source === undefined ? [] : (await readDataSource(source, { signal })).dataset.examples;
  const { train } = state.data;
  const open = train.kind === 'ready' ? train.source : undefined;
  switch (origin) {
    case 'last-run':
      return lastRun(state, read);
    case 'kept':
      return { rows: keptRows(state), examples: await read(open), fileName: undefined };
    case 'test':
    case 'validation': {
      const part = state.data[origin];
      const source = part.kind === 'ready' ? part.source : undefined;
      return { rows: await read(source), examples: await read(open), fileName: source?.name };
    }
    case 'planned':
      return plannedRows(state, await read(open), open?.name);
    case 'file': {
      const { file } = state.evaluate;
      const source = file && { name: file.name, bytes: file };
      return { rows: await read(source), examples: await read(open), fileName: file?.name };
    }
  }
}

/** The parts of the training file as a run with these settings would have them. */
function plannedRows(
  { templates, settings }: Seen,
  training: readonly Example[],
  fileName: string | undefined,
): RowsInHand {
  const { train, validation, test } = splitDataset(
    training,
    taskFieldsOf(templates.list),
    settings.split,
    settings.seed,
  );
  return { rows: test.length > 0 ? test : validation, examples: train, fileName };
}

/** What the last run kept apart, from its own copy of the data; all other training rows may be examples. */
async function lastRun(
  { run }: Seen,
  read: (source: DataSource | undefined) => Promise<readonly Example[]>,
): Promise<RowsInHand> {
  if (run.kind !== 'ended') return { rows: [], examples: [], fileName: undefined };
  const { data, templates } = run.request;
  const fields = taskFieldsOf(templates);
  const { predictions } = run.report;
  const split = predictions[0]?.split ?? 'test';
  const given = split === 'train' ? undefined : data[split];
  const lines = new Set(predictions.map(({ line }) => line));
  const training = await read(data.train);
  const source = given ?? data.train;
  const held = (given === undefined ? training : await read(given)).filter(({ line }) => lines.has(line));
  return {
    rows: held.map((row) => ({ ...row, taskname: taskOf(row, fields)?.taskname })),
    examples: (given === undefined ? training.filter(({ line }) => !lines.has(line)) : training).map(
      (row) => ({ ...row, taskname: taskOf(row, fields)?.taskname }),
    ),
    fileName: source.name,
  };
}

/** Rows of these tasks that have an answer, each with its taskname: the one it names, or the only one. */
export function rowsOfTasks(
  rows: readonly Example[],
  templates: readonly TaskTemplate[],
): readonly Example[] {
  const fields = taskFieldsOf(templates);
  return rows.flatMap((row) => {
    const task = taskOf(row, fields);
    const answer = answerOf(row, fields)?.trim() ?? '';
    return task === undefined || answer === '' ? [] : [{ ...row, taskname: task.taskname }];
  });
}

/** At most `count` rows of each task, every label with its share; the same ones for the same seed. */
export function fewerRows(
  rows: readonly Example[],
  templates: readonly TaskTemplate[],
  count: number,
  seed: number,
): readonly Example[] {
  const fields = taskFieldsOf(templates);
  return templates.flatMap(({ taskname }) =>
    stratifiedSubset(
      rows.filter((row) => row.taskname === taskname),
      fields,
      count,
      seed,
    ),
  );
}
