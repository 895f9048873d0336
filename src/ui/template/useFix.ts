import { applyFix } from '../../prompt/applyFix';
import type { TemplateFix } from '../../prompt/templateFix';
import { trainedTemplateOf } from '../../studio/templateProblems';
import { useStudio } from '../studioContext';
import { sessionOf } from './editor/sessions';
import type { CheckedProblem } from './useTemplateCheck';

/** Does what a fix says: a step of undo in each template that it changes. */
export function useFix(): (checked: CheckedProblem, fix: TemplateFix) => void {
  const studio = useStudio();
  return ({ key }, fix) => {
    if (fix.kind === 'ignore') return studio.templates.ignore(key);
    if (fix.kind === 'show-data') return studio.view.show('data');
    const state = studio.store.getState();
    const { list, selected } = state.templates;
    const template = list[selected];
    if (template === undefined) return;
    const fixed = applyFix(list, selected, fix, trainedTemplateOf(state, template));
    list.forEach((before, i) => {
      const after = fixed[i];
      if (after !== undefined && after !== before) sessionOf(studio, before).apply(after, 'input.fix');
    });
  };
}
