import { assertUnreachable } from '../base/assert';
import type { TaskTemplate, TemplateSegment } from './taskTemplate';

/** Counted by NeMo's check of the number of markers, complete or not. */
export const markerStart = '<|VIRTUAL_PROMPT_';

/** Marker `index` as it is written in a template. */
export const markerText = (index: number): string => `${markerStart}${index}|>`;

/**
 * A marker, or a field: braces around a name without braces. The innermost pair counts, so that in `{"a": "{text}"}`
 * only `{text}` is a field. A brace pair around the start of a marker is no field.
 */
const segmentPattern = /<\|VIRTUAL_PROMPT_(0|[1-9]\d{0,5})\|>|\{((?:(?!<\|VIRTUAL_PROMPT_)[^{}])+)\}/g;

/**
 * Splits NeMo template text into text, fields and virtual markers, in order and without gaps. Every string parses:
 * what is neither marker nor field is text, and `checkTemplate` says what looks wrong (rules T1 to T3).
 *
 *   `<|VIRTUAL_PROMPT_0|> {sentence} mood:{label}`
 *   virtual 0 | text " " | field sentence | text " mood:" | field label
 */
export function parseTemplate(promptTemplate: string): TemplateSegment[] {
  const segments: TemplateSegment[] = [];
  let end = 0;
  const pushText = (until: number): void => {
    if (until > end) {
      segments.push({ kind: 'text', text: promptTemplate.slice(end, until), start: end, end: until });
    }
  };
  for (const match of promptTemplate.matchAll(segmentPattern)) {
    pushText(match.index);
    const place = { start: match.index, end: match.index + match[0].length };
    const [, marker, name] = match;
    if (marker !== undefined) segments.push({ kind: 'virtual', marker: Number(marker), ...place });
    else if (name !== undefined) segments.push({ kind: 'field', name, ...place });
    end = place.end;
  }
  pushText(promptTemplate.length);
  return segments;
}

/** The template text of segments; undoes `parseTemplate`. */
export function printTemplate(segments: readonly TemplateSegment[]): string {
  return segments.map(printSegment).join('');
}

function printSegment(segment: TemplateSegment): string {
  switch (segment.kind) {
    case 'text':
      return segment.text;
    case 'field':
      return `{${segment.name}}`;
    case 'virtual':
      return markerText(segment.marker);
    default:
      return assertUnreachable(segment);
  }
}

/** Names of the fields that a template uses, in order of first use. */
export function templateFieldNames(promptTemplate: string): string[] {
  const names = new Set<string>();
  for (const segment of parseTemplate(promptTemplate)) if (segment.kind === 'field') names.add(segment.name);
  return [...names];
}

/** The same task for the untuned model: the text as it is, without virtual tokens. */
export function withoutVirtualTokens(template: TaskTemplate): TaskTemplate {
  const kept = parseTemplate(template.promptTemplate).filter((segment) => segment.kind !== 'virtual');
  return {
    ...template,
    promptTemplate: printTemplate(kept),
    totalVirtualTokens: 0,
    virtualTokenSplits: [],
  };
}
