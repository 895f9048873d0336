import { insertPart, movePart } from './moveParts';
import type { TaskTemplate } from './taskTemplate';
import type { TemplateFix } from './templateFix';
import { usualSlotSize } from './templateFix';
import { markerText } from './templateSyntax';
import {
  partsOf,
  partsText,
  reconcile,
  type TemplatePart,
  type TemplateText,
  textOf,
  withText,
} from './templateText';

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
  const edited = (next: TemplateText): TaskTemplate => withText(template, reconcile(next, usualSlotSize));
  const reparted = (change: (parts: readonly TemplatePart[]) => readonly TemplatePart[]): TaskTemplate =>
    withText(template, partsText(change(partsOf(textOf(template), usualSlotSize))));
  const replaced = (start: number, end: number, by: string): string =>
    text.slice(0, start) + by + text.slice(end);
  switch (fix.kind) {
    case 'insert-slot-at-start':
      return withText(template, { text: `${markerText(0)} ${text.trimStart()}`, sizes: [fix.size] });
    case 'use-sizes':
      return withText(template, { text, sizes: fix.sizes });
    case 'add-slots':
      return reparted((parts) => addSlots(parts, fix.sizes));
    case 'use-total':
      return { ...template, totalVirtualTokens: fix.total };
    case 'set-size':
      return withText(template, { text, sizes: sizes.with(fix.marker, fix.size) });
    case 'renumber':
      return edited({ text, sizes });
    case 'make-slot':
      // A number that no size has yet, so that the new slot gets its own.
      return edited({
        text: replaced(fix.start, fix.end, markerText(sizes.length)),
        sizes: [...sizes, fix.size],
      });
    case 'replace-field':
      return renameField(template, fix.from, fix.to);
    case 'remove-text':
      return edited({ text: replaced(fix.start, fix.end, ''), sizes });
    case 'name-field':
      return edited({ text: replaced(fix.start, fix.end, `{${fix.name}}`), sizes });
    case 'add-field':
      return withText(template, { text: addField(template, fix.name), sizes });
    case 'move-answer-to-end':
      return withText(template, moveAnswer(template, fix.name));
    case 'set-answer': {
      const isCut = template.truncateField === fix.name;
      return {
        ...template,
        answerField: fix.name,
        truncateField: isCut ? undefined : template.truncateField,
      };
    }
    case 'learn-from-all':
      return { ...template, answerOnlyLoss: false };
    case 'set-truncate':
      return { ...template, truncateField: fix.name };
    case 'add-space-before-answer':
      return withText(template, { text: beforeAnswer(text, fix.name, (before) => `${before} `), sizes });
    case 'remove-space-before-answer':
      return withText(template, {
        text: beforeAnswer(text, fix.name, (before) => before.replace(/ $/, '')),
        sizes,
      });
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

/** New slots stand in front of the last field, where the answer is asked for. */
function addSlots(parts: readonly TemplatePart[], sizes: readonly number[]): readonly TemplatePart[] {
  const last = parts.findLastIndex(({ kind }) => kind === 'field');
  const at = last < 0 ? parts.length : last;
  return sizes.reduceRight((all, size) => insertPart(all, at, { kind: 'slot', size }), parts);
}

/** The answer goes to the end, another field in front of the answer. */
function addField({ promptTemplate, answerField }: TaskTemplate, name: string): string {
  const spaced = (text: string): string => (text === '' || /\s$/.test(text) ? text : `${text} `);
  const answer = answerField === undefined || name === answerField ? undefined : `{${answerField}}`;
  if (answer === undefined || !promptTemplate.endsWith(answer)) return `${spaced(promptTemplate)}{${name}}`;
  return `${spaced(promptTemplate.slice(0, -answer.length))}{${name}} ${answer}`;
}

function moveAnswer(template: TaskTemplate, name: string): TemplateText {
  const parts = partsOf(textOf(template), usualSlotSize);
  const index = parts.findLastIndex((part) => part.kind === 'field' && part.name === name);
  if (index < 0) return textOf(template);
  const moved = partsText(movePart(parts, index, parts.length));
  const answer = `{${name}}`;
  const rest = moved.text.slice(0, -answer.length).trimEnd();
  return { ...moved, text: rest === '' ? answer : `${rest} ${answer}` };
}

function renameField(template: TaskTemplate, from: string, to: string): TaskTemplate {
  const parts = partsOf(textOf(template), usualSlotSize).map((part) =>
    part.kind === 'field' && part.name === from ? { ...part, name: to } : part,
  );
  const role = (name: string | undefined): string | undefined => (name === from ? to : name);
  return {
    ...withText(template, partsText(parts)),
    truncateField: role(template.truncateField),
    answerField: role(template.answerField),
  };
}

/** Changes the text before the last use of the answer. */
function beforeAnswer(text: string, name: string, change: (before: string) => string): string {
  const start = text.lastIndexOf(`{${name}}`);
  return start < 0 ? text : change(text.slice(0, start)) + text.slice(start);
}

/** The last slot makes up the difference to the total, or the largest when it would become too small. */
function withTotal(template: TaskTemplate, total: number): TaskTemplate {
  const { virtualTokenSplits: sizes } = template;
  const missing = total - sizes.reduce((sum, size) => sum + size, 0);
  const last = sizes.length - 1;
  if (last < 0 || missing === 0) return template;
  return withText(template, {
    text: template.promptTemplate,
    sizes: sizes.with(last, Math.max(1, (sizes[last] ?? 0) + missing)),
  });
}
