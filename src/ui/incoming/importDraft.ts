import { checkTemplate } from '../../prompt/checkTemplate';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import type { TemplateProblem } from '../../prompt/templateProblem';
import { templateOfText } from '../../studio/importAnswers';
import type { ImportAnswer } from '../../studio/incomingState';
import type { ImportedPrompt } from '../../table/foreign/importedPrompt';

/** What stands in the form for one imported prompt. */
export interface ImportDraft {
  readonly isTaken: boolean;
  readonly taskname: string;
  readonly promptTemplate: string;
  /** One per line, as answers in the data are written; empty when the task has too many or none. */
  readonly labels: string;
}

/** What the file says, and for the rest what most likely is: one place for all virtual tokens in front of the text. */
export const firstDraft = ({ taskname, template, labels }: ImportedPrompt): ImportDraft => ({
  isTaken: true,
  taskname: taskname ?? '',
  promptTemplate: template?.promptTemplate ?? '<|VIRTUAL_PROMPT_0|> {text} {label}',
  labels: labels.join('\n'),
});

/** The template of a draft: the file's own while its text was not changed. */
export function templateOfDraft(
  { promptTemplate, taskname }: ImportDraft,
  { template, totalVirtualTokens }: ImportedPrompt,
  known: readonly TaskTemplate[],
): TaskTemplate {
  const own =
    template?.promptTemplate === promptTemplate
      ? template
      : templateOfText(promptTemplate, totalVirtualTokens, known);
  return { ...own, taskname: taskname.trim() };
}

/** What keeps a draft from being taken: errors of its template, an empty or repeated name among them. */
export function draftFaults(template: TaskTemplate, others: readonly string[]): readonly TemplateProblem[] {
  const isRepeated = others.includes(template.taskname) && template.taskname !== '';
  const faults = checkTemplate(template).filter(({ severity }) => severity === 'error');
  const repeated: TemplateProblem = {
    kind: 'taskname-repeated',
    severity: 'error',
    taskname: template.taskname,
    index: 0,
    span: undefined,
  };
  return isRepeated ? [...faults, repeated] : faults;
}

export const answerOfDraft = (
  draft: ImportDraft,
  prompt: ImportedPrompt,
  known: readonly TaskTemplate[],
): ImportAnswer => ({
  prompt,
  taskname: draft.taskname.trim(),
  template: templateOfDraft(draft, prompt, known),
  labels: [...new Set(draft.labels.split('\n').filter((label) => label.trim() !== ''))],
});
