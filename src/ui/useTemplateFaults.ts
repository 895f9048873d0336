import { useMemo } from 'react';
import type { TemplateProblem } from '../prompt/templateProblem';
import { templateProblemsOf } from '../studio/templateProblems';
import { useStudioState } from './studioContext';

/** Everything wrong with the templates, kept while nothing it depends on changes. */
export function useTemplateProblems(): readonly TemplateProblem[] {
  const templates = useStudioState((state) => state.templates);
  const data = useStudioState((state) => state.data);
  const settings = useStudioState((state) => state.settings);
  const model = useStudioState((state) => state.model);
  const table = useStudioState((state) => state.table);
  return useMemo(
    () => templateProblemsOf({ templates, data, settings, model, table }),
    [templates, data, settings, model, table],
  );
}

/** How many of them stop a run. */
export function useTemplateFaults(): number {
  return useTemplateProblems().filter(({ severity }) => severity === 'error').length;
}
