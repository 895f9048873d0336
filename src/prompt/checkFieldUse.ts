import { type Found, found, type Span } from './checkMarkers';
import { closestName } from './closestName';
import type { TaskTemplate, TemplateSegment } from './taskTemplate';
import type { FitFault, RoleFault, SyntaxFault } from './templateProblem';

type Field = Extract<TemplateSegment, { kind: 'field' }>;

const fieldsOf = (segments: readonly TemplateSegment[]): readonly Field[] =>
  segments.filter((segment): segment is Field => segment.kind === 'field');

/** Braces that make no field, and fields used twice (rules T3 and T8). */
export function checkBraces(segments: readonly TemplateSegment[]): Found<SyntaxFault>[] {
  const faults: Found<SyntaxFault>[] = [];
  const open: Span[] = [];
  for (const segment of segments) {
    if (segment.kind !== 'text') continue;
    for (const { 0: sign, index } of segment.text.matchAll(/\{\}|[{}]/g)) {
      const span = { start: segment.start + index, end: segment.start + index + sign.length };
      const opened = sign === '}' ? open.pop() : undefined;
      if (sign === '{') open.push(span);
      else if (sign === '{}') faults.push(found({ kind: 'empty-braces' }, span));
      else if (opened) faults.push(found({ kind: 'literal-braces' }, { start: opened.start, end: span.end }));
      else faults.push(found({ kind: 'unbalanced-brace', brace: '}' }, span));
    }
  }
  faults.push(...open.map((span) => found({ kind: 'unbalanced-brace', brace: '{' } as const, span)));
  const uses = new Map<string, number>();
  for (const field of fieldsOf(segments)) {
    const { name } = field;
    const use = (uses.get(name) ?? 0) + 1;
    uses.set(name, use);
    if (use === 2) faults.push(found({ kind: 'field-repeated', name }, field));
  }
  return faults;
}

/** Fields of the template against the columns of the data (rule T9). */
export function checkColumns(
  segments: readonly TemplateSegment[],
  columns: readonly string[],
): Found<FitFault>[] {
  const fields = fieldsOf(segments);
  const unknown = fields.filter((field) => !columns.includes(field.name));
  const unused = columns.filter((name) => !fields.some((field) => field.name === name));
  return [
    ...unknown.map((field) => {
      const { name } = field;
      return found({ kind: 'unknown-field', name, suggestion: closestName(name, columns) } as const, field);
    }),
    ...unused.map((name) => found({ kind: 'unused-column', name } as const)),
  ];
}

/** The answer and the field to cut (rules T10 to T12). `labels`: values of the answer in the data. */
export function checkRoles(
  template: TaskTemplate,
  segments: readonly TemplateSegment[],
  labels: readonly string[],
): Found<RoleFault>[] {
  const { answerField, answerOnlyLoss, truncateField, promptTemplate } = template;
  const faults: Found<RoleFault>[] = [];
  const uses = (name: string): boolean => fieldsOf(segments).some((field) => field.name === name);
  if (truncateField !== undefined && !uses(truncateField)) {
    faults.push(found({ kind: 'truncate-field-not-in-template', name: truncateField }));
  }
  if (answerField === undefined) {
    if (answerOnlyLoss) faults.push(found({ kind: 'answer-not-set' }));
    return faults;
  }
  const name = answerField;
  const index = segments.findLastIndex((segment) => segment.kind === 'field' && segment.name === name);
  const answer = segments[index];
  if (answer === undefined) return [...faults, found({ kind: 'answer-not-in-template', name })];
  if (answerOnlyLoss && name === truncateField) {
    faults.push(found({ kind: 'answer-is-truncate-field', name }, answer));
  }
  if (answerOnlyLoss && answer.end < promptTemplate.length) {
    const span = { start: answer.end, end: promptTemplate.length };
    faults.push(found({ kind: 'answer-not-last', name, after: promptTemplate.slice(answer.end) }, span));
  }
  return [...faults, ...checkAnswerSpace(name, segments[index - 1], answer, labels)];
}

/** Template and labels should have exactly one space between them, or NeMo's labels bring it along. */
function checkAnswerSpace(
  name: string,
  before: TemplateSegment | undefined,
  answer: Span,
  labels: readonly string[],
): Found<RoleFault>[] {
  if (before?.kind !== 'text') return [];
  const bare = labels.find((label) => /^\S/.test(label));
  const spaced = labels.find((label) => label.startsWith(' '));
  if (bare !== undefined && !/\s$/.test(before.text)) {
    return [found({ kind: 'no-space-before-answer', name, label: bare }, answer)];
  }
  if (spaced === undefined || !before.text.endsWith(' ')) return [];
  return [found({ kind: 'two-spaces-before-answer', name, label: spaced }, answer)];
}
