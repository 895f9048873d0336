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
  const table = useStudioState((state) => state.table);
  const templates = useStudioState((state) => state.templates);
  const model = useStudioState((state) => state.model);
  const run = useStudioState((state) => state.run);
  const data = useStudioState((state) => state.data);
  const settings = useStudioState((state) => state.settings);
  const plan = useStudioState((state) => state.evaluate.plan);
  const file = useStudioState((state) => state.evaluate.file);
  return useMemo(() => {
    const tasks = evaluableTasks({ table, templates, model });
    const chosen = chosenTasks(tasks, plan);
    const seen = { run, data, evaluate: { plan, file }, table, model, templates, settings };
    const origin = chosenOrigin(seen);
    const hasPrompts = chosen.length > 0 && chosen.every(({ prompt }) => prompt !== undefined);
    const hasExamples = origin === 'last-run' || data.train.kind === 'ready';
    const contestants = contestantsOf(plan, { prompts: hasPrompts, examples: hasExamples }).length;
    return { tasks, chosen, origins: originsOffered(seen), origin, hasPrompts, hasExamples, contestants };
  }, [table, templates, model, run, data, settings, plan, file]);
}
