import { useMemo } from 'react';
import { chosenOrigin, originsOffered } from '../../studio/evaluateRows';
import type { RowsOrigin } from '../../studio/evaluateState';
import { chosenTasks, contestantsOf, type EvaluableTask, evaluableTasks } from '../../studio/evaluateTasks';
import { useStudioState } from '../studioContext';

/** What the plan comes to with what is there now. */
export interface Choice {
  readonly tasks: readonly EvaluableTask[];
  readonly chosen: readonly EvaluableTask[];
  readonly origins: readonly RowsOrigin[];
  readonly origin: RowsOrigin | undefined;
  /** Every chosen task has a learned prompt. */
  readonly hasPrompts: boolean;
  /** There are solved rows to take examples from. */
  readonly hasExamples: boolean;
  readonly contestants: number;
}

export function useChoice(): Choice {
  const state = useStudioState((each) => each);
  const { table, templates, model, run, data, evaluate } = state;
  return useMemo(() => {
    const tasks = evaluableTasks({ table, templates, model });
    const chosen = chosenTasks(tasks, evaluate.plan);
    const seen = { run, data, evaluate, table, model };
    const origin = chosenOrigin(seen);
    const hasPrompts = chosen.length > 0 && chosen.every(({ prompt }) => prompt !== undefined);
    const hasExamples = origin === 'last-run' || data.train.kind === 'ready';
    const contestants = contestantsOf(evaluate.plan, { prompts: hasPrompts, examples: hasExamples }).length;
    return { tasks, chosen, origins: originsOffered(seen), origin, hasPrompts, hasExamples, contestants };
  }, [table, templates, model, run, data, evaluate]);
}
