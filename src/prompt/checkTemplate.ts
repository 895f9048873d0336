import { checkBraces, checkColumns, checkRoles } from './checkFieldUse';
import { checkMarkers, type Found, found } from './checkMarkers';
import { closestName } from './closestName';
import type { TaskTemplate } from './taskTemplate';
import { type TemplateFault, type TemplateProblem, templateSeverity } from './templateProblem';
import { parseTemplate } from './templateSyntax';

/** Counts of rows that give trouble with a template. */
export interface RowFindings {
  readonly all: number;
  readonly tooLong: number;
  /** The most tokens by which one of those stays too long. */
  readonly overflow?: number | undefined;
  readonly notText: number;
  readonly looksLikeTemplate: number;
}

/** What a template is checked against; what is undefined is not checked. */
export interface TemplateContext {
  /** Columns of the data, `taskname` left out. */
  readonly columns?: readonly string[] | undefined;
  /** Tasknames that rows of the data carry; empty when rows carry none. */
  readonly tasknames?: readonly string[] | undefined;
  /** Values of the answer field in the data. */
  readonly labels?: readonly string[] | undefined;
  readonly maxSequenceLength?: number | undefined;
  /** Tasknames of the other templates. */
  readonly otherTasknames?: readonly string[] | undefined;
  /** What reading the rows with this template found. */
  readonly rows?: RowFindings | undefined;
  /** The template with which the task's prompt in the table was trained. */
  readonly trained?: TaskTemplate | undefined;
}

/** Everything wrong with one template, errors before warnings, otherwise from left to right (rules T4 to T13 and T17). */
export function checkTemplate(
  template: TaskTemplate,
  context: TemplateContext = {},
  index = 0,
): TemplateProblem[] {
  const segments = parseTemplate(template.promptTemplate);
  const faults: Found<TemplateFault>[] = [
    ...checkMarkers(template, segments, context.maxSequenceLength),
    ...checkBraces(segments),
    ...checkRoles(template, segments, context.labels ?? []),
    ...(context.columns ? checkColumns(segments, context.columns) : []),
    ...checkTaskname(template.taskname, context.tasknames ?? []),
    ...checkUse(template, context),
  ];
  const problems = faults.map((one) => problemOf(template.taskname, index, one));
  const rank = (problem: TemplateProblem): number => (problem.severity === 'error' ? 0 : 1);
  const place = (problem: TemplateProblem): number => problem.span?.start ?? -1;
  return problems.sort((a, b) => rank(a) - rank(b) || place(a) - place(b));
}

/** The templates of one run together: each by itself, then names used twice and totals that differ (rules T13, T14). */
export function checkTemplates(
  templates: readonly TaskTemplate[],
  contextOf: (template: TaskTemplate) => TemplateContext = () => ({}),
): TemplateProblem[] {
  const problems = templates.flatMap((template, index) =>
    checkTemplate(template, contextOf(template), index),
  );
  const names = templates.map((template) => template.taskname);
  names.forEach((name, index) => {
    const isFirst = names.indexOf(name) === index;
    if (name.trim() !== '' && !isFirst)
      problems.push(problemOf(name, index, found({ kind: 'taskname-repeated' })));
  });
  const totals = Object.fromEntries(templates.map((each) => [each.taskname, each.totalVirtualTokens]));
  if (new Set(templates.map((template) => template.totalVirtualTokens)).size > 1) {
    problems.push(problemOf(names[0] ?? '', 0, found({ kind: 'unequal-totals', totals })));
  }
  return problems;
}

function checkTaskname(taskname: string, inData: readonly string[]): Found<TemplateFault>[] {
  if (taskname.trim() === '') return [found({ kind: 'taskname-empty' })];
  if (inData.length === 0 || inData.includes(taskname)) return [];
  // The closest name first: that is the one to offer.
  const closest = closestName(taskname, inData);
  const ordered = closest === undefined ? inData : [closest, ...inData.filter((name) => name !== closest)];
  return [found({ kind: 'taskname-not-in-data', inData: ordered })];
}

/** The template beside its rows and beside what was trained with it (rule T17). */
function checkUse(template: TaskTemplate, { rows, trained }: TemplateContext): Found<TemplateFault>[] {
  const faults: Found<TemplateFault>[] = [];
  if (rows !== undefined) {
    const { all, tooLong, notText, looksLikeTemplate } = rows;
    if (tooLong > 0) faults.push(found({ kind: 'rows-too-long', rows: tooLong, all }));
    if (notText > 0) faults.push(found({ kind: 'values-not-text', rows: notText }));
    if (looksLikeTemplate > 0)
      faults.push(found({ kind: 'values-look-like-template', rows: looksLikeTemplate }));
  }
  if (trained !== undefined && !readsTheSame(template, trained))
    faults.push(found({ kind: 'newer-than-table', trained: trained.promptTemplate }));
  return faults;
}

/** Whether a prompt trained with one template means the same in the other: text, slots and the answer agree. */
export function readsTheSame(a: TaskTemplate, b: TaskTemplate): boolean {
  return (
    a.promptTemplate === b.promptTemplate &&
    a.virtualTokenSplits.length === b.virtualTokenSplits.length &&
    a.virtualTokenSplits.every((size, index) => size === b.virtualTokenSplits[index]) &&
    a.truncateField === b.truncateField &&
    a.answerField === b.answerField &&
    a.answerOnlyLoss === b.answerOnlyLoss
  );
}

function problemOf(taskname: string, index: number, { fault, span }: Found<TemplateFault>): TemplateProblem {
  return { ...fault, severity: templateSeverity(fault.kind), taskname, index, span };
}
