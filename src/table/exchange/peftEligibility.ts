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
  const { before } = splitAtAnswer(template);
  const stripped = config?.spacing === 'nemo-2022';
  const pattern = printTemplate(before.slice(1));
  return ok({ pattern: stripped ? pattern.replace(leadingSpace, '') : pattern, stripped });
}

/** A template at the last use of its answer (rule I1); earlier uses are left out. The whole one when it has no answer. */
export function splitAtAnswer({ promptTemplate, answerField }: TaskTemplate): {
  readonly before: readonly TemplateSegment[];
  /** The one space before the answer, which belongs to it and not to the text before; else empty. */
  readonly answerSpace: '' | ' ';
  readonly answerIsLast: boolean;
} {
  const segments = parseTemplate(promptTemplate);
  const isAnswer = (segment: TemplateSegment): boolean =>
    segment.kind === 'field' && segment.name === answerField;
  const last = segments.findLastIndex(isAnswer);
  const answerIsLast = last < 0 || last === segments.length - 1;
  const before = (last < 0 ? segments : segments.slice(0, last)).filter((segment) => !isAnswer(segment));
  const end = before.at(-1);
  if (end?.kind !== 'text' || !end.text.endsWith(' ')) return { before, answerSpace: '', answerIsLast };
  const shorter = { ...end, text: end.text.slice(0, -1) };
  return { before: [...before.slice(0, -1), shorter], answerSpace: ' ', answerIsLast };
}

/** Whether the prompt was trained to tell the tokens of its labels apart, and only these. */
export function isOverLabels({ config, labels, template }: VirtualPrompt): boolean {
  if (config === undefined || labels.length === 0) return false;
  return config.lossOver === 'candidates' || (config.lossOver === 'auto' && template.answerOnlyLoss);
}
