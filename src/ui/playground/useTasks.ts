import { useMemo } from 'react';
import { chosenTask, type TryableTask, tryableTasks } from '../../studio/tryOutSlice';
import { useStudioState } from '../studioContext';

/** The tasks that can be tried, and the one that is chosen; it is undefined when there are none. */
export function useTasks(): {
  readonly tasks: readonly TryableTask[];
  readonly chosen: TryableTask | undefined;
} {
  const table = useStudioState((state) => state.table);
  const templates = useStudioState((state) => state.templates);
  const model = useStudioState((state) => state.model);
  const tryOut = useStudioState((state) => state.tryOut);
  const tasks = useMemo(() => tryableTasks({ table, templates, model }), [table, templates, model]);
  return { tasks, chosen: chosenTask({ table, templates, model, tryOut }) };
}
