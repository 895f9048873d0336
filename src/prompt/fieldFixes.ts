import type { TemplateContext } from './checkTemplate';
import type { TaskTemplate } from './taskTemplate';
import type { TemplateFix } from './templateFix';
import { parseTemplate, templateFieldNames } from './templateSyntax';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Names offered where several would do. */
const mostNames = 3;

/** Whether the data has the column, or is not known. */
export const isColumn = ({ columns }: TemplateContext, name: string): boolean =>
  columns === undefined || columns.includes(name);

/** Whether braces around [start, end) would become a field if it went: `{a {b} c}`. */
export function bringsField(text: string, { start, end }: Span): boolean {
  const fieldsIn = (part: string): number =>
    parseTemplate(part).filter(({ kind }) => kind === 'field').length;
  const gone = fieldsIn(text.slice(start, end));
  return fieldsIn(text.slice(0, start) + text.slice(end)) > fieldsIn(text) - gone;
}

/** Whether a field there would be an answer with something behind it. */
const isAnswerInside = (template: TaskTemplate, name: string, end: number): boolean =>
  template.answerOnlyLoss && name === template.answerField && end < template.promptTemplate.length;

/** Columns that the template does not use yet. */
const freeColumns = (template: TaskTemplate, { columns = [] }: TemplateContext, end: number) => {
  const used = templateFieldNames(template.promptTemplate);
  return columns.filter((name) => !used.includes(name) && !isAnswerInside(template, name, end));
};

/** The last field is the likeliest answer, then columns that are not used yet; the field that is cut only in need. */
export function answerFixes(template: TaskTemplate, context: TemplateContext): readonly TemplateFix[] {
  const { answerField, truncateField, promptTemplate } = template;
  const fields = templateFieldNames(promptTemplate).filter(
    (name) => name !== answerField && isColumn(context, name),
  );
  const uncut = fields.filter((name) => name !== truncateField).slice(-1);
  const columns = (context.columns ?? []).filter((name) => name !== answerField && !fields.includes(name));
  const names = [...uncut, ...columns].slice(0, mostNames);
  return (names.length > 0 ? names : fields).map((name) => ({ kind: 'set-answer', name }) as const);
}

/** Space, or words of the template, can go; a field or a slot behind the answer can only change places with it. */
export function answerEndFixes(name: string, after: string, span: Span | undefined): readonly TemplateFix[] {
  const isPlain = span !== undefined && parseTemplate(after).every(({ kind }) => kind === 'text');
  const remove: readonly TemplateFix[] = isPlain ? [{ kind: 'remove-text', ...span }] : [];
  const move: TemplateFix = { kind: 'move-answer-to-end', name };
  return after.trim() === '' ? [...remove, move] : [move, ...remove];
}

/** Another field to cut, or none. */
export function truncateFixes(template: TaskTemplate): readonly TemplateFix[] {
  const { answerField, truncateField, promptTemplate } = template;
  const others = templateFieldNames(promptTemplate).filter(
    (name) => name !== answerField && name !== truncateField,
  );
  const set = others.slice(0, mostNames).map((name) => ({ kind: 'set-truncate', name }) as const);
  return truncateField === undefined ? set : [...set, { kind: 'set-truncate', name: undefined }];
}

/** A name for braces that have none; or they go, with braces around them that would then be empty. */
export function emptyFixes(
  template: TaskTemplate,
  context: TemplateContext,
  span: Span,
): readonly TemplateFix[] {
  const { promptTemplate: text } = template;
  const named = freeColumns(template, context, span.end)
    .slice(0, mostNames)
    .map((name) => ({ kind: 'name-field', ...span, name }) as const);
  let { start, end } = span;
  while (text.charAt(start - 1) === '{' && text.charAt(end) === '}') {
    start -= 1;
    end += 1;
  }
  return [...named, { kind: 'remove-text', start, end }];
}

/** A brace beside the name of a column wants its partner on the other side of the name. */
export function closeFixes(
  template: TaskTemplate,
  { columns = [] }: TemplateContext,
  { start, end }: Span,
): readonly TemplateFix[] {
  const { promptTemplate: text } = template;
  const isWord = (character: string): boolean => /[\p{L}\p{N}_]/u.test(character);
  const opens = text.charAt(start) === '{';
  const fits = (name: string): boolean =>
    opens
      ? text.startsWith(name, end) && !isWord(text.charAt(end + name.length))
      : text.slice(0, start).endsWith(name) && !isWord(text.charAt(start - name.length - 1));
  const name = columns.filter(fits).sort((a, b) => b.length - a.length)[0];
  if (name === undefined) return [];
  const span = opens ? { start, end: end + name.length } : { start: start - name.length, end };
  return isAnswerInside(template, name, span.end) ? [] : [{ kind: 'name-field', ...span, name }];
}

/** The column that was meant, or one that is free; a field that is not the answer can also go. */
export function unknownFixes(
  template: TaskTemplate,
  context: TemplateContext,
  name: string,
  suggestion: string | undefined,
  span: Span | undefined,
): readonly TemplateFix[] {
  const isAnswer = name === template.answerField;
  const end = span?.end ?? 0;
  const free =
    suggestion === undefined ? freeColumns(template, context, end).slice(0, mostNames) : [suggestion];
  const replace = free
    .filter((to) => !(isAnswer && to === template.truncateField))
    .filter((to) => !isAnswerInside(template, to, end))
    .map((to) => ({ kind: 'replace-field', from: name, to }) as const);
  return isAnswer || span === undefined ? replace : [...replace, { kind: 'remove-text', ...span }];
}
