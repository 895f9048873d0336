import { assert, at } from '../../base/assert';
import type { RowPrediction } from '../prediction';
import { createRenaming } from './aliases';
import type { TaskComparison } from './report';
import { taskReport } from './taskReport';
import type { Contestant, LabelAlias, Normalisation } from './types';

/** What one contestant answered; every contestant the same rows in the same order. */
export interface ContestantAnswers {
  readonly contestant: Contestant;
  readonly rows: readonly RowPrediction[];
}

export interface ComparisonOptions {
  readonly normalisation: Normalisation;
  readonly aliasesOf: (taskname: string) => readonly LabelAlias[];
}

/**
 * One table per task, in order of appearance: every contestant judged on the rows that all of them answered and that
 * have a right label (rule J7). Rows left out are counted.
 */
export function compareContestants(
  contestants: readonly ContestantAnswers[],
  options: ComparisonOptions,
): readonly TaskComparison[] {
  const [first] = contestants;
  if (first === undefined) return [];
  for (const { rows } of contestants) {
    const same =
      rows.length === first.rows.length && rows.every(({ line }, i) => line === first.rows[i]?.line);
    assert(same, 'all contestants answer the same rows');
  }
  const places = new Map<string, number[]>();
  first.rows.forEach(({ taskname }, index) => {
    const known = places.get(taskname);
    if (known === undefined) places.set(taskname, [index]);
    else known.push(index);
  });
  return [...places].map(([taskname, own]) => compareTask(taskname, own, contestants, options));
}

function compareTask(
  taskname: string,
  places: readonly number[],
  contestants: readonly ContestantAnswers[],
  { normalisation, aliasesOf }: ComparisonOptions,
): TaskComparison {
  const skipped: Record<string, number> = {};
  const judged: number[] = [];
  let unlabelled = 0;
  for (const index of places) {
    const reason = contestants.find(({ rows }) => at(rows, index).skipped !== undefined)?.rows[index]
      ?.skipped;
    if (reason !== undefined) skipped[reason] = (skipped[reason] ?? 0) + 1;
    else if (contestants[0]?.rows[index]?.label === undefined) unlabelled++;
    else judged.push(index);
  }
  const rule = { normalisation, rename: createRenaming(aliasesOf(taskname)) };
  const reports = contestants.map(({ contestant, rows }) =>
    taskReport(
      contestant,
      taskname,
      judged.map((index) => at(rows, index)),
      rule,
    ),
  );
  return { taskname, rows: judged.length, skipped, unlabelled, normalisation, reports };
}
