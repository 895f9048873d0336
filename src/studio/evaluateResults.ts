import { compareContestants } from '../run/judging/compareContestants';
import type { TaskComparison } from '../run/judging/report';
import type { LabelAlias, Normalisation } from '../run/judging/types';
import type { PromptTable } from '../table/promptTable';
import type { Evaluation } from './evaluateState';

const noAliases: readonly LabelAlias[] = [];

/** What counts as what in a task: as its prompt in use says, which may have changed since the rows were answered. */
export function aliasesInForce(
  evaluation: Pick<Evaluation, 'prompts'> | undefined,
  table: PromptTable | undefined,
  taskname: string,
): readonly LabelAlias[] {
  const named = (prompt: { readonly taskname: string }): boolean => prompt.taskname === taskname;
  return (table?.prompts.find(named) ?? evaluation?.prompts.find(named))?.aliases ?? noAliases;
}

/** Judges the answers: one table per task, with the aliases as they are now. */
export function comparisonsOf(
  evaluation: Evaluation,
  table: PromptTable | undefined,
  normalisation: Normalisation,
): readonly TaskComparison[] {
  return compareContestants(evaluation.outcomes, {
    normalisation,
    aliasesOf: (taskname) => aliasesInForce(evaluation, table, taskname),
  });
}

/** Whether log-probabilities were shared out among the labels' tokens only, or among all. */
export type Softmax = 'labels' | 'vocabulary';

/** The softmax of each contestant in a task, in their order; undefined for one without scores. */
export function softmaxesOf(
  { outcomes }: Pick<Evaluation, 'outcomes'>,
  taskname: string,
): readonly (Softmax | undefined)[] {
  return outcomes.map(({ rows }) => {
    const scored = rows.find((row) => row.taskname === taskname && row.labelScores !== undefined);
    if (scored === undefined) return undefined;
    return scored.candidateScores === undefined ? 'vocabulary' : 'labels';
  });
}

/** Tasks whose prompt in use is no longer the one that answered. */
export function learnedSince(
  { prompts, outcomes }: Evaluation,
  table: PromptTable | undefined,
): readonly string[] {
  if (!outcomes.some(({ contestant }) => contestant.kind === 'tuned')) return [];
  return prompts
    .filter(({ taskname, embeddings }) => {
      const now = table?.prompts.find((prompt) => prompt.taskname === taskname);
      return now?.embeddings !== embeddings;
    })
    .map(({ taskname }) => taskname);
}

/** Tasks that were asked for, but that none of the rows belongs to. */
export function tasksWithoutRows({ prompts, rows }: Pick<Evaluation, 'prompts' | 'rows'>): readonly string[] {
  const there = new Set(rows.map(({ taskname }) => taskname));
  return prompts.map(({ taskname }) => taskname).filter((taskname) => !there.has(taskname));
}
