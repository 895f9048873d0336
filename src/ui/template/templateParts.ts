import { at } from '../../base/assert';
import { insertPart, movePart, removePart } from '../../prompt/moveParts';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { usualSlotSize } from '../../prompt/templateFix';
import { partsOf, partsText, type TemplatePart, textOf, withText } from '../../prompt/templateText';

type Parts = readonly TemplatePart[];

/** A template after one of its parts went somewhere: characters [start, end) are that part. */
export interface Moved {
  readonly template: TaskTemplate;
  readonly start: number;
  readonly end: number;
}

export const templateParts = (template: TaskTemplate): Parts => partsOf(textOf(template), usualSlotSize);

export const withParts = (template: TaskTemplate, parts: Parts): TaskTemplate =>
  withText(template, partsText(parts));

export const withoutPart = (template: TaskTemplate, index: number): TaskTemplate => {
  const parts = templateParts(template);
  return withParts(template, tidyEnds(removePart(parts, index), parts));
};

export const withPart = (template: TaskTemplate, index: number, part: TemplatePart): TaskTemplate =>
  withParts(template, templateParts(template).with(index, part));

/** The part moved to a place in the text that is now `offset`, the space it leaves behind tidied. */
export function moveToOffset(template: TaskTemplate, index: number, offset: number): Moved {
  const parts = templateParts(template);
  const moved = at(parts, index);
  const lengths = parts.map((_, i) => partsText(parts.slice(0, i + 1)).text.length);
  const target = lengths.findIndex((end) => offset < end);
  if (target < 0) return placed(template, movePart(parts, index, parts.length), moved, parts);
  const into = at(parts, target);
  const inside = offset - (lengths[target - 1] ?? 0);
  if (inside === 0 || into.kind !== 'text' || target === index)
    return placed(template, movePart(parts, index, target), moved, parts);
  const split = parts.toSpliced(
    target,
    1,
    { kind: 'text', text: into.text.slice(0, inside) },
    { kind: 'text', text: into.text.slice(inside) },
  );
  const from = index > target ? index + 1 : index;
  return placed(template, movePart(split, from, target + 1), moved, parts);
}

/** One place earlier (-1) or later (1). Two parts with only space between them change places around it. */
export function moveBy(template: TaskTemplate, index: number, step: -1 | 1): Moved {
  const parts = templateParts(template);
  const moved = at(parts, index);
  const next = parts[index + step];
  const beyond = parts[index + 2 * step];
  if (next?.kind === 'text' && next.text.trim() === '' && beyond !== undefined) {
    const swapped = parts.with(index, beyond).with(index + 2 * step, moved);
    return placed(template, swapped, moved, swapped);
  }
  const target = step < 0 ? index - 1 : index + 2;
  return placed(template, next === undefined ? parts : movePart(parts, index, target), moved, parts);
}

/** A part put in before the one at `index`. */
export function insertedPart(template: TaskTemplate, index: number, part: TemplatePart): Moved {
  const parts = insertPart(templateParts(template), index, part);
  return placed(template, parts, part, parts);
}

function placed(template: TaskTemplate, parts: Parts, part: TemplatePart, before: Parts): Moved {
  const tidy = tidyEnds(parts, before);
  const index = tidy.indexOf(part);
  return {
    template: withParts(template, tidy),
    start: partsText(tidy.slice(0, index)).text.length,
    end: partsText(tidy.slice(0, index + 1)).text.length,
  };
}

/** Space that was between two parts and now stands at an end of the template is taken away. */
function tidyEnds(parts: Parts, before: Parts): Parts {
  const first = parts[0];
  const last = parts.at(-1);
  const led = before[0];
  const closed = before.at(-1);
  let tidy = parts;
  if (first?.kind === 'text' && !(led?.kind === 'text' && /^\s/.test(led.text)))
    tidy = tidy.with(0, { kind: 'text', text: first.text.trimStart() });
  if (last?.kind === 'text' && last !== first && !(closed?.kind === 'text' && /\s$/.test(closed.text)))
    tidy = tidy.with(tidy.length - 1, { kind: 'text', text: last.text.trimEnd() });
  return tidy;
}
