import { promptDigest } from './promptDigest';
import type { LearningStep, PromptTable, StandingScore, VirtualPrompt } from './promptTable';

/** What stood in the table after something was learned; nothing is measured yet. */
export function learningStep(
  prompts: readonly VirtualPrompt[],
  learned: readonly Pick<VirtualPrompt, 'taskname' | 'version'>[],
  at: number,
): LearningStep {
  return {
    at,
    learned: learned.map(({ taskname, version }) => ({ taskname, version })),
    standing: prompts.map((prompt) => ({
      taskname: prompt.taskname,
      version: prompt.version,
      digest: promptDigest(prompt),
      score: undefined,
    })),
  };
}

/** What was measured of one prompt. */
export interface MeasuredPrompt {
  readonly taskname: string;
  readonly version: number;
  readonly digest: string;
  readonly score: StandingScore;
}

/**
 * The table with scores noted in learning step `index`. A score is noted where the step knows the very numbers that were
 * measured (P5); others are passed over, since the table may have changed while they were being measured.
 */
export function noteScores(
  table: PromptTable,
  index: number,
  measured: readonly MeasuredPrompt[],
): PromptTable {
  const step = table.history[index];
  if (step === undefined) return table;
  const standing = step.standing.map((each) => {
    const found = measured.find(
      ({ taskname, version, digest }) =>
        taskname === each.taskname && version === each.version && digest === each.digest,
    );
    return found === undefined ? each : { ...each, score: found.score };
  });
  return { ...table, history: table.history.with(index, { ...step, standing }) };
}

/**
 * `noteScores` for step `index`, and for the steps before it that stand unmeasured because a reload or the next run came
 * in between: the same numbers on the same rows have the same score.
 */
export function noteScoresBackwards(
  table: PromptTable,
  index: number,
  measured: MeasuredPrompt,
): PromptTable {
  const { taskname, version } = measured;
  return table.history.slice(0, index).reduce(
    (noted, { standing }, i) => {
      const own = standing.find((each) => each.taskname === taskname && each.version === version);
      return own !== undefined && own.score === undefined ? noteScores(noted, i, [measured]) : noted;
    },
    noteScores(table, index, [measured]),
  );
}
