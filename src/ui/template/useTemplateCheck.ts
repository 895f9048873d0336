import { useMemo } from 'react';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { fixesFor, type TemplateFix } from '../../prompt/templateFix';
import type { TemplateProblem } from '../../prompt/templateProblem';
import { problemKey, templateContextOf, templateProblemsOf } from '../../studio/templateProblems';
import type { Sentence } from '../../words/sentence';
import { useLanguage } from '../language/useLanguage';
import { useStudioState } from '../studioContext';

/** A problem of the template with its sentence and what one press can do about it. */
export interface CheckedProblem {
  readonly problem: TemplateProblem;
  readonly key: string;
  readonly sentence: Sentence;
  readonly fixes: readonly TemplateFix[];
}

export interface TemplateCheck {
  /** Errors first, then from left to right. */
  readonly shown: readonly CheckedProblem[];
  readonly ignored: number;
}

/** What is wrong with one of the templates: its own problems, and those that all tasks share. */
export function useTemplateCheck(template: TaskTemplate): TemplateCheck {
  const { words } = useLanguage();
  const templates = useStudioState((state) => state.templates);
  const data = useStudioState((state) => state.data);
  const settings = useStudioState((state) => state.settings);
  const model = useStudioState((state) => state.model);
  const table = useStudioState((state) => state.table);
  return useMemo(() => {
    const known = { templates, data, settings, model, table };
    const context = templateContextOf(known, template);
    const own = templateProblemsOf(known)
      // The note above the editor says that the template is newer than its prompt.
      .filter(({ kind }) => kind !== 'newer-than-table')
      .filter((each) => templates.list[each.index] === template || each.kind === 'unequal-totals')
      .map((problem) => ({
        problem,
        key: problemKey(problem),
        sentence: words.describeTemplateProblem(problem),
        fixes: fixesFor(problem, template, context),
      }));
    const isIgnored = ({ key }: CheckedProblem): boolean => templates.ignored.includes(key);
    return { shown: own.filter((each) => !isIgnored(each)), ignored: own.filter(isIgnored).length };
  }, [templates, data, settings, model, table, template, words]);
}
