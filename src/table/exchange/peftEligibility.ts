import { err, ok, type Result } from '../../base/result';
import { leadingSpace } from '../../prompt/fillTemplate';
import type { TaskTemplate, TemplateSegment } from '../../prompt/taskTemplate';
import { parseTemplate, printTemplate } from '../../prompt/templateSyntax';
import type { VirtualPrompt } from '../promptTable';

/**
 * Why PEFT cannot run a prompt: it puts all virtual tokens in front of the text and nothing else before them. That the
 * base is a stock GPT-2 goes without saying: the studio opens no other.
 */
export type PeftObstacle =
  | { readonly kind: 'no-marker' }
  | { readonly kind: 'several-markers'; readonly count: number }
  /** `before` is what stands in front of the marker. */
  | { readonly kind: 'marker-not-first'; readonly before: string }
  /** The only marker is not number 0. */
  | { readonly kind: 'marker-number'; readonly number: number }
  /** The prompt was trained behind a BOS token. */
  | { readonly kind: 'bos-first' };

/** The text that follows a prefix prompt. */
export interface PrefixText {
  /** The template behind the marker up to its answer, with its leading space: ` {sentence} sentiment:`. */
  readonly pattern: string;
  /** Whether white space at the start of the filled text is to be removed, as it was in training. */
  readonly stripped: boolean;
}

/** Whether a prompt runs in PEFT exactly as here, and the text that is to follow it (rule F8). */
export function peftEligibility({
  template,
  config,
}: Pick<VirtualPrompt, 'template' | 'config'>): Result<PrefixText, PeftObstacle> {
  const segments = parseTemplate(template.promptTemplate);
  const markers = segments.filter((segment) => segment.kind === 'virtual');
  const [first, second] = markers;
  if (first === undefined) return err({ kind: 'no-marker' });
  if (second !== undefined) return err({ kind: 'several-markers', count: markers.length });
  if (first.start > 0)
    return err({ kind: 'marker-not-first', before: template.promptTemplate.slice(0, first.start) });
  if (first.marker !== 0) return err({ kind: 'marker-number', number: first.marker });
  if (config?.addBos === true) return err({ kind: 'bos-first' });
  const stripped = config?.spacing === 'nemo-2022';
  const pattern = printTemplate(segmentsBeforeAnswer(template).slice(1));
  return ok({ pattern: stripped ? pattern.replace(leadingSpace, '') : pattern, stripped });
}

/**
 * The template up to the last use of the answer, without the space before it, which belongs to the answer (rule I1);
 * earlier uses are left out. The whole template when it has no answer.
 */
export function segmentsBeforeAnswer({
  promptTemplate,
  answerField,
}: TaskTemplate): readonly TemplateSegment[] {
  const segments = parseTemplate(promptTemplate);
  const isAnswer = (segment: TemplateSegment): boolean =>
    segment.kind === 'field' && segment.name === answerField;
  const last = segments.findLastIndex(isAnswer);
  const before = (last < 0 ? segments : segments.slice(0, last)).filter((segment) => !isAnswer(segment));
  const end = before.at(-1);
  if (end?.kind !== 'text' || !end.text.endsWith(' ')) return before;
  return [...before.slice(0, -1), { ...end, text: end.text.slice(0, -1) }];
}
