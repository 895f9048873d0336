import type { TaskTemplate, TemplateSegment } from './taskTemplate';
import type { SizeFault, SyntaxFault } from './templateProblem';
import { markerStart } from './templateSyntax';

/** A stretch of template text, [start, end). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A fault with the part of the template text it is about, if any. */
export interface Found<F> {
  readonly fault: F;
  readonly span: Span | undefined;
}

export function found<F>(fault: F, place?: Span): Found<F> {
  return { fault, span: place && { start: place.start, end: place.end } };
}

type Virtual = Extract<TemplateSegment, { kind: 'virtual' }>;

/** Anything that a person may have meant as a marker: bars or brackets missing, wrong case, letters for the number. */
const markerLike = /(?:<\|?|\|)\s*virtual[ _-]?prompt[ _-]?\w*\s*\|?>?|virtual_prompt(?:_\w*)?\s*\|?>?/gi;

/** Markers, their numbers and their sizes (rules T4 to T7). */
export function checkMarkers(
  template: TaskTemplate,
  segments: readonly TemplateSegment[],
  maximum: number | undefined,
): Found<SyntaxFault | SizeFault>[] {
  const markers = segments.filter((segment): segment is Virtual => segment.kind === 'virtual');
  const broken = segments.flatMap(brokenMarkers);
  const faults: Found<SyntaxFault | SizeFault>[] = [...broken];
  const { totalVirtualTokens: total, virtualTokenSplits: splits } = template;

  if (markers.length === 0 && broken.length === 0) faults.push(found({ kind: 'no-slot' }));
  // NeMo counts everything that starts like a marker.
  const counted = template.promptTemplate.split(markerStart).length - 1;
  if (counted !== splits.length) faults.push(found({ kind: 'marker-count', markers: counted, splits }));
  splits.forEach((size, marker) => {
    if (Number.isInteger(size) && size > 0) return;
    const place = markers.find((segment) => segment.marker === marker);
    faults.push(found({ kind: 'split-size', marker, size }, place));
  });
  const sum = splits.reduce((a, b) => a + b, 0);
  if (sum !== total) faults.push(found({ kind: 'splits-sum', sum, total }));
  if (maximum !== undefined && total >= maximum) {
    faults.push(found({ kind: 'too-many-virtual', total, maximum }));
  }
  return [...faults, ...checkNumbers(markers)];
}

/** Numbers must be 0..n-1, each once; another order than ascending is allowed. */
function checkNumbers(markers: readonly Virtual[]): Found<SyntaxFault>[] {
  const faults: Found<SyntaxFault>[] = [];
  const seen = new Set<number>();
  for (const segment of markers) {
    const { marker } = segment;
    if (seen.has(marker)) faults.push(found({ kind: 'marker-repeated', marker }, segment));
    seen.add(marker);
  }
  const numbers = markers.map((segment) => segment.marker);
  const missing = [...numbers.keys(), numbers.length].find((number) => !seen.has(number)) ?? 0;
  const beyond = markers.find((segment) => segment.marker > missing);
  if (beyond) faults.push(found({ kind: 'marker-gap', missing }, beyond));
  const descent = markers.find((segment, index) => index > 0 && segment.marker < (numbers[index - 1] ?? 0));
  if (descent) faults.push(found({ kind: 'markers-not-ascending', markers: numbers }, descent));
  return faults;
}

function brokenMarkers(segment: TemplateSegment): Found<SyntaxFault>[] {
  const text = segment.kind === 'text' ? segment.text : segment.kind === 'field' ? segment.name : '';
  const from = segment.kind === 'field' ? segment.start + 1 : segment.start;
  return [...text.matchAll(markerLike)].map((match) => {
    const start = from + match.index;
    return found({ kind: 'broken-marker', text: match[0] }, { start, end: start + match[0].length });
  });
}
