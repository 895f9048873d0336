import { own } from '../../base/own';
import type { DataProblem } from '../../data/dataProblem';
import type { FixOffer } from '../../data/fixOffer';
import type { DataReport } from '../../prompt/deskReport';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { guessAnswerField } from '../../studio/defaultTemplate';

type MergeOffer = Extract<FixOffer, { kind: 'merge-label' }>;

/** The answers of one task and how many rows have them, the most frequent first. */
export interface TaskLabels {
  readonly taskname: string;
  readonly field: string;
  readonly rows: number;
  readonly labels: readonly {
    readonly label: string;
    readonly rows: number;
    /** When it is nearly the same as another label: the fix that makes them one. */
    readonly merge: MergeOffer | undefined;
  }[];
}

/** Labels task by task, of the tasks that have few enough of them to be counted. */
export function labelCounts(
  report: DataReport,
  templates: readonly TaskTemplate[],
  problems: readonly DataProblem[],
): readonly TaskLabels[] {
  return templates.flatMap(({ taskname, answerField }) => {
    const ofTask = report.tasks?.find((each) => each.taskname === taskname);
    const { values, rows } = ofTask ?? report;
    const field = answerField ?? (templates.length === 1 ? guessAnswerField(report) : undefined);
    const counted = field === undefined ? undefined : own(values, field);
    if (field === undefined || counted === undefined || counted.length === 0) return [];
    const labels = counted
      .map(({ value, rows }) => ({ label: value, rows, merge: mergeOf(taskname, value, problems) }))
      .sort((a, b) => b.rows - a.rows);
    return [{ taskname, field, rows, labels }];
  });
}

function mergeOf(taskname: string, label: string, problems: readonly DataProblem[]): MergeOffer | undefined {
  for (const problem of problems) {
    if (problem.kind !== 'label-spelt-twice' || problem.taskname !== taskname) continue;
    if (problem.label === label) return { kind: 'merge-label', taskname, from: label, to: problem.usual };
  }
  return undefined;
}
