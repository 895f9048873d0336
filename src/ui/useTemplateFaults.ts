import { useMemo } from 'react';
import { blockingFaults } from '../studio/templateProblems';
import { useStudioState } from './studioContext';

/** How many problems of the templates stop the next run, kept while nothing it depends on changes. */
export function useTemplateFaults(): number {
  const templates = useStudioState((state) => state.templates);
  const data = useStudioState((state) => state.data);
  const settings = useStudioState((state) => state.settings);
  const model = useStudioState((state) => state.model);
  const table = useStudioState((state) => state.table);
  return useMemo(
    () => blockingFaults({ templates, data, settings, model, table }),
    [templates, data, settings, model, table],
  );
}
