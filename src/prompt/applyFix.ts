import { withVirtualTokens } from './divideVirtualTokens';
import { markersOf, usualSlotSize } from './sizeFixes';
import type { TaskTemplate } from './taskTemplate';
import type { TemplateFix } from './templateFix';
import { markerText, parseTemplate, printTemplate, templateFieldNames } from './templateSyntax';
import { reconcile, type TemplateText, textOf, withText } from './templateText';

/**
 * The templates after a fix of the one at `index`. `back-to-trained` needs the trained template; `show-data` and
 * `ignore` change nothing here.
 */
export function applyFix(
  templates: readonly TaskTemplate[],
  index: number,
  fix: TemplateFix,
  trained?: TaskTemplate,
): readonly TaskTemplate[] {
  if (fix.kind === 'equal-totals') return templates.map((each) => withTotal(each, fix.total));
  return templates.map((each, i) => (i === index ? fixOne(each, fix, trained) : each));
}

function fixOne(template: TaskTemplate, fix: TemplateFix, trained: TaskTemplate | undefined): TaskTemplate {
  const { promptTemplate: text, virtualTokenSplits: sizes } = template;
  const retold = (promptTemplate: string): TaskTemplate => ({ ...template, promptTemplate });
  const edited = (next: TemplateText): TaskTemplate => withText(template, reconcile(next, usualSlotSize));
  const replaced = (start: number, end: number, by: string): string =>
    text.slice(0, start) + by + text.slice(end);
  switch (fix.kind) {
    case 'insert-slot-at-start':
      return withText(template, { text: `${markerText(0)} ${text.trimStart()}`, sizes: [fix.size] });
    case 'use-sizes':
      return withText(template, { text, sizes: fix.sizes });
    case 'add-slots':
      return addSlots(template, fix.sizes);
    case 'use-total':
      return { ...template, totalVirtualTokens: fix.total };
    case 'set-size':
      return withText(template, { text, sizes: sizes.with(fix.marker, fix.size) });
    case 'renumber':
      return renumbered(template);
    case 'make-slot': {
      // A number that no other marker has, so that the new slot gets a size of its own.
      const used = markersOf(text);
      const unused = sizes.findIndex((_, number) => !used.includes(number));
      const number = unused < 0 ? sizes.length : unused;
      const withSize = sizes.toSpliced(number, 1, fix.size);
      return edited({ text: replaced(fix.start, fix.end, markerText(number)), sizes: withSize });
    }
    case 'replace-field':
      return renameField(template, fix.from, fix.to);
    case 'remove-text':
      return retold(withoutSpan(text, fix));
    case 'remove-repeats':
      return retold(withoutRepeats(template, fix.name));
    case 'name-field':
      return retold(replaced(fix.start, fix.end, `{${fix.name}}`));
    case 'add-field':
      return { ...uncut(template, fix.name), promptTemplate: addField(template, fix.name) };
    case 'move-answer-to-end':
      return retold(moveAnswer(text, fix.name));
    case 'set-answer': {
      const answered = { ...template, answerField: fix.name };
      return { ...uncut(answered, fix.name), promptTemplate: withAnswer(answered, fix.name) };
    }
    case 'learn-from-all':
      return { ...template, answerOnlyLoss: false };
    case 'set-truncate':
      return { ...template, truncateField: fix.name };
    case 'add-space-before-answer':
      return retold(beforeAnswer(text, fix.name, (before) => `${before} `));
    case 'remove-space-before-answer':
      return retold(beforeAnswer(text, fix.name, (before) => before.replace(/ $/, '')));
    case 'rename-task':
      return { ...template, taskname: fix.to };
    case 'back-to-trained':
      return trained ?? template;
    case 'equal-totals':
    case 'show-data':
    case 'ignore':
      return template;
  }
}

/**
 * New slots stand between the text and the answer's cue, where a small base learns most from them, or behind the last
 * slot when that is nearer to the answer.
 */
function addSlots(template: TaskTemplate, sizes: readonly number[]): TaskTemplate {
  const { promptTemplate: text, answerField, virtualTokenSplits: given } = template;
  const inner = parseTemplate(text).filter(({ kind }) => kind !== 'text');
  const place = inner.findLast((each) => each.kind !== 'field' || each.name !== answerField)?.end ?? 0;
  const kept = given.slice(0, given.length - sizes.length);
  const markers = sizes.map((_, index) => markerText(kept.length + index)).join('');
  const added = { text: text.slice(0, place) + markers + text.slice(place), sizes: [...kept, ...sizes] };
  return withText(template, reconcile(added, usualSlotSize));
}

/** The answer goes to the end, another field behind the last one before it. */
function addField({ promptTemplate: text, answerField }: TaskTemplate, name: string): string {
  if (name === answerField) return text === '' || /\s$/.test(text) ? `${text}{${name}}` : `${text} {${name}}`;
  const segments = parseTemplate(text);
  const last = segments.findLast((each) => each.kind === 'field' && each.name !== answerField);
  const first = segments[0]?.kind === 'virtual' ? segments[0] : undefined;
  const place = last?.end ?? first?.end ?? 0;
  const added = place === 0 ? `{${name}} ` : ` {${name}}`;
  return text.slice(0, place) + added + text.slice(place);
}

/** The answer stands in the template, with loss on it alone at the end. */
function withAnswer(template: TaskTemplate, name: string): string {
  const { promptTemplate: text, answerOnlyLoss } = template;
  if (!templateFieldNames(text).includes(name)) return addField(template, name);
  return answerOnlyLoss && !text.endsWith(`{${name}}`) ? moveAnswer(text, name) : text;
}

/** The answer is never the field that is cut. */
const uncut = (template: TaskTemplate, name: string): TaskTemplate =>
  template.answerField === name && template.truncateField === name
    ? { ...template, truncateField: undefined }
    : template;

/**
 * Markers numbered by their place. Where they name every size once, or some size is missing, sizes go with their
 * numbers; otherwise they go by place, so that none is used twice while another is left over.
 */
function renumbered(template: TaskTemplate): TaskTemplate {
  const { text, sizes } = textOf(template);
  const markers = markersOf(text);
  const isPermutation =
    new Set(markers).size === markers.length && markers.every((each) => each < sizes.length);
  const { text: ordered, sizes: traveled } = reconcile({ text, sizes }, usualSlotSize);
  const byPlace = !isPermutation && markers.length === sizes.length;
  return withText(template, { text: ordered, sizes: byPlace ? sizes : traveled });
}

/** Text without [start, end), nor the space that would then be one too many. */
function withoutSpan(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (before === '') return after.trimStart();
  const isDouble = before.endsWith(' ') && /^(?:\s|<\|VIRTUAL|$)/.test(after);
  return (isDouble ? before.slice(0, -1) : before) + after;
}

function withoutRepeats({ promptTemplate, answerField }: TaskTemplate, name: string): string {
  const uses = parseTemplate(promptTemplate).filter((each) => each.kind === 'field' && each.name === name);
  const extra = name === answerField ? uses.slice(0, -1) : uses.slice(1);
  return extra.reduceRight(withoutSpan, promptTemplate);
}

/** The last use of the answer taken to the end, one space before it. */
function moveAnswer(text: string, name: string): string {
  const answer = `{${name}}`;
  const use = parseTemplate(text).findLast((each) => each.kind === 'field' && each.name === name);
  const rest = use === undefined ? text : withoutSpan(text, use).trimEnd();
  return rest === '' ? answer : `${rest} ${answer}`;
}

function renameField(template: TaskTemplate, from: string, to: string): TaskTemplate {
  const renamed = parseTemplate(template.promptTemplate).map((segment) =>
    segment.kind === 'field' && segment.name === from ? { ...segment, name: to } : segment,
  );
  const role = (name: string | undefined): string | undefined => (name === from ? to : name);
  return {
    ...template,
    promptTemplate: printTemplate(renamed),
    truncateField: role(template.truncateField),
    answerField: role(template.answerField),
  };
}

/** Changes the text before the last use of the answer. */
function beforeAnswer(text: string, name: string, change: (before: string) => string): string {
  const start = text.lastIndexOf(`{${name}}`);
  return start < 0 ? text : change(text.slice(0, start)) + text.slice(start);
}

/** The total divided over the slots in the proportion of their sizes, at least one each. */
function withTotal(template: TaskTemplate, total: number): TaskTemplate {
  if (template.virtualTokenSplits.length === 0) return template;
  return withText(template, {
    text: template.promptTemplate,
    sizes: withVirtualTokens(template, total).virtualTokenSplits,
  });
}
