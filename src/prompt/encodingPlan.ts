import { assertUnreachable } from '../base/assert';
import type { Tokenizer } from '../model/tokenizer';
import type { EncodeOptions, TokenOrigin } from './encodedExample';
import type { TaskTemplate, TemplateSegment } from './taskTemplate';
import { parseTemplate } from './templateSyntax';

/** A stretch of a template, ready to be filled. `first` is the row of the prompt that the marker starts with. */
export type PlanPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string; readonly origin: TokenOrigin }
  | { readonly kind: 'virtual'; readonly first: number; readonly count: number; readonly origin: TokenOrigin }
  | { readonly kind: 'special'; readonly id: number; readonly text: string };

export interface TaskPlan {
  readonly template: TaskTemplate;
  /** Index of the task among the plan's templates. */
  readonly taskIndex: number;
  readonly pieces: readonly PlanPiece[];
  /** Names of the fields used, in order of first use. */
  readonly fieldNames: readonly string[];
}

/** Templates parsed once, so that encoding a row costs little more than tokenising it. */
export interface EncodingPlan {
  readonly tasks: readonly TaskPlan[];
  readonly tokenizer: Tokenizer;
  readonly options: EncodeOptions;
}

/**
 * Prepares templates for `encodeExample` and `encodePrompt`. Wrong templates are let through for live previews:
 * a marker without a split stands for no tokens; `checkTemplate` is what refuses them.
 */
export function planEncoding(
  templates: readonly TaskTemplate[],
  tokenizer: Tokenizer,
  options: EncodeOptions,
): EncodingPlan {
  const tasks = templates.map((template, taskIndex): TaskPlan => {
    const pieces = planPieces(template, tokenizer);
    const names = pieces.flatMap((piece) => (piece.kind === 'field' ? [piece.name] : []));
    return { template, taskIndex, pieces, fieldNames: [...new Set(names)] };
  });
  return { tasks, tokenizer, options };
}

/** The task of a row: the one it names, or the only one when it names none (rule E1). */
export function taskOfRow(plan: EncodingPlan, taskname: string | undefined): TaskPlan | undefined {
  if (taskname === undefined) return plan.tasks.length === 1 ? plan.tasks[0] : undefined;
  return plan.tasks.find((task) => task.template.taskname === taskname);
}

function planPieces(template: TaskTemplate, tokenizer: Tokenizer): PlanPiece[] {
  return parseTemplate(template.promptTemplate).flatMap((segment) => planPiece(segment, template, tokenizer));
}

function planPiece(
  segment: TemplateSegment,
  template: TaskTemplate,
  tokenizer: Tokenizer,
): readonly PlanPiece[] {
  switch (segment.kind) {
    case 'text':
      return cutSpecials(segment.text, tokenizer);
    case 'field': {
      const { name } = segment;
      return [{ kind: 'field', name, origin: { kind: 'field', name } }];
    }
    case 'virtual': {
      const { marker } = segment;
      const first = template.virtualTokenSplits.slice(0, marker).reduce((sum, size) => sum + size, 0);
      const count = template.virtualTokenSplits[marker] ?? 0;
      return [{ kind: 'virtual', first, count, origin: { kind: 'virtual', marker } }];
    }
    default:
      return assertUnreachable(segment);
  }
}

/** Special tokens written in the template are real; where several could match, the longest does. */
function cutSpecials(text: string, tokenizer: Tokenizer): PlanPiece[] {
  const pieces: PlanPiece[] = [];
  const specials = tokenizer.specials.filter((special) => special !== '');
  let textStart = 0;
  for (let position = 0; position < text.length; ) {
    const found = specials
      .filter((special) => text.startsWith(special, position))
      .sort((a, b) => b.length - a.length)[0];
    const id = found === undefined ? undefined : tokenizer.specialId(found);
    if (found === undefined || id === undefined) {
      position += 1;
      continue;
    }
    if (position > textStart) pieces.push({ kind: 'text', text: text.slice(textStart, position) });
    pieces.push({ kind: 'special', id, text: found });
    position += found.length;
    textStart = position;
  }
  if (textStart < text.length) pieces.push({ kind: 'text', text: text.slice(textStart) });
  return pieces;
}
