import { Failed } from '../base/failed';
import type { DataParts } from '../bridge/contract';
import type { ReadData } from '../data/dataReader';
import type { DataSource, Example } from '../data/dataset';
import { readDataSource } from '../data/readDataSource';
import { stratifiedSubset } from '../data/stratifiedSubset';
import { answerOf } from '../data/taskFields';
import { withoutTasks } from '../data/withoutTasks';
import { checkTemplates } from '../prompt/checkTemplate';
import { taskFieldsOf } from '../prompt/taskFields';
import type { TaskTemplate } from '../prompt/taskTemplate';
import type { InputFailure } from '../run/inputFailure';
import { describeDataProblem } from '../words/en/describeDataProblem';
import { templateProblemLine } from '../words/en/describeInputFailure';
import { counted } from '../words/en/format';
import { oneLine } from '../words/sentence';
import { readBytes } from './files';
import type { TunePlan } from './tunePlan';

/** Problems of one file that are told one by one. */
const mostTold = 5;

interface Part {
  readonly source: { readonly name: string; readonly bytes: Uint8Array };
  readonly read: ReadData;
}

/** Reads a file of rows and tells what is wrong in it. Rejects with Failed<InputFailure> when no row is usable. */
export async function readPart(path: string, say: (line: string) => void): Promise<Part> {
  const source = { name: path, bytes: await readBytes(path) };
  const read = await readDataSource(source);
  const { problems, problemCounts, dataset } = read;
  if (dataset.examples.length === 0) {
    throw new Failed<InputFailure>({ kind: 'no-usable-rows', name: path, problem: problems[0] });
  }
  for (const problem of problems.slice(0, mostTold)) say(`${path}: ${oneLine(describeDataProblem(problem))}`);
  const all = Object.values(problemCounts).reduce((sum, count) => sum + count, 0);
  if (problems.length > mostTold) say(`${path}: ${counted(all, 'problem')} in all`);
  return { source, read };
}

/** Checks templates against the training rows; warnings are told, errors reject with Failed<InputFailure>. */
function checkAgainst(templates: readonly TaskTemplate[], data: ReadData, say: (line: string) => void): void {
  const { examples, fieldNames } = data.dataset;
  const fields = taskFieldsOf(templates);
  const tasknames = [
    ...new Set(examples.flatMap(({ taskname }) => (taskname === undefined ? [] : [taskname]))),
  ];
  const problems = checkTemplates(templates, ({ taskname }) => {
    const own = fields.filter((each) => each.taskname === taskname);
    const labels = new Set(examples.flatMap((example) => answerOf(example, own) ?? []));
    return { columns: fieldNames, tasknames, labels: [...labels] };
  });
  if (problems.some(({ severity }) => severity === 'error')) {
    throw new Failed<InputFailure>({ kind: 'templates-unfit', problems });
  }
  for (const problem of problems) say(templateProblemLine(problem));
}

/** The same file with only these rows in it; the other lines are blank, so that line numbers stay true. */
export function withOnly({ name, bytes }: Part['source'], rows: readonly Example[]): DataSource {
  const kept = new Set(rows.map(({ line }) => line));
  const lines = new TextDecoder().decode(bytes).split('\n');
  const text = lines.map((line, index) => (kept.has(index + 1) ? line : '')).join('\n');
  return { name, bytes: new TextEncoder().encode(text) };
}

/**
 * Of the tasks that a table holds already, those whose rows stand among these and that the run does not teach: it leaves
 * them alone (rule R1). None where a row names no task, since leaving tasks alone would take it for one of theirs.
 */
export function tasksToLeaveOut(
  held: readonly string[],
  templates: readonly TaskTemplate[],
  rows: readonly Example[],
): readonly string[] {
  const named = new Set(rows.map(({ taskname }) => taskname));
  if (named.has(undefined)) return [];
  const taught = new Set(templates.map(({ taskname }) => taskname));
  return held.filter((taskname) => named.has(taskname) && !taught.has(taskname));
}

/**
 * The rows of a plan, checked. `trainRows`: draw so many of the training rows. `held`: tasks of the table that the run adds
 * to; rows of those among them that are in `leaveOut` are not to be read.
 */
export async function readParts(
  plan: TunePlan,
  { trainRows, held }: { readonly trainRows: number | undefined; readonly held: readonly string[] },
  say: (line: string) => void,
): Promise<{ readonly data: DataParts; readonly leaveOut: readonly string[] }> {
  const { templates, config } = plan;
  const train = await readPart(plan.data, say);
  checkAgainst(templates, train.read, say);
  const optional = async (path: string | undefined): Promise<Part | undefined> =>
    path === undefined ? undefined : readPart(path, say);
  const validation = await optional(plan.validation);
  const test = await optional(plan.test);
  const examplesOf = (part: Part | undefined): readonly Example[] => part?.read.dataset.examples ?? [];
  const leaveOut = tasksToLeaveOut(held, templates, [train, validation, test].flatMap(examplesOf));
  if (leaveOut.length > 0)
    say(`Rows of tasks that the table holds already are left alone: ${leaveOut.join(', ')}`);
  const drawn =
    trainRows === undefined
      ? train.source
      : withOnly(
          train.source,
          stratifiedSubset(
            withoutTasks(examplesOf(train), leaveOut),
            taskFieldsOf(templates),
            trainRows,
            config.seed,
          ),
        );
  return { data: { train: drawn, validation: validation?.source, test: test?.source }, leaveOut };
}
