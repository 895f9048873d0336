import { type Example, fieldText } from '../data/dataset';
import type { PromptOutcome, SkipReason } from './encodedExample';
import { hasValueNotText } from './encodeExample';
import { type EncodingPlan, type PlanPiece, type TaskPlan, taskOfRow } from './encodingPlan';
import { type FilledPiece, fillTemplate } from './fillTemplate';
import { addEnds, countCuttable, cutField } from './finishRow';
import { tokeniseRow } from './tokeniseRow';

export interface PromptOptions {
  /** Labels to score after the prompt; empty when the prompt is to be continued freely. */
  readonly labels: readonly string[];
  /** Room to keep behind the prompt when it is continued freely. */
  readonly maxNewTokens: number;
}

/**
 * A row without its answer, and for each label the ids that training would put there, EOS included (rules I1 to I6).
 * A label's ids come from the whole row tokenised with that label; where BPE merges across the border, the prompt ends
 * before the first token that any label changes, so that all labels share one prompt.
 */
export function encodePrompt(plan: EncodingPlan, example: Example, options: PromptOptions): PromptOutcome {
  const { line } = example;
  const skip = (reason: SkipReason, length = 0): PromptOutcome => ({ kind: 'skipped', line, reason, length });
  const task = taskOfRow(plan, example.taskname);
  if (task === undefined) return skip('unknown-task');
  if (hasValueNotText(task, example, task.template.answerField)) return skip('not-text');

  const { before, answerIsLast } = piecesBeforeAnswer(task);
  const fill = (pieces: readonly PlanPiece[]): FilledPiece[] =>
    fillTemplate(pieces, (name) => fieldText(example, name), plan.options.spacing);
  const prompt = tokeniseRow(fill(withoutLastSpace(before)), plan.tokenizer);
  // Labels change no token before the last stretch of text.
  const stretch = before.findLastIndex((piece) => piece.kind === 'virtual' || piece.kind === 'special') + 1;
  const fixed = tokeniseRow(fill(before).slice(0, stretch), plan.tokenizer).ids.length;
  const encodeStretch = (label: string): readonly number[] => {
    const filled = fill([...before, { kind: 'text', text: label }]).slice(stretch);
    return plan.tokenizer.encode(filled.map((piece) => (piece.kind === 'text' ? piece.text : '')).join(''));
  };
  const same = isSameForAllRows(before, stretch, example);
  const answered = options.labels.map((label) =>
    same ? keep(task, label, encodeStretch) : encodeStretch(label),
  );
  const promptStretch = prompt.ids.slice(fixed);
  const shared = Math.min(promptStretch.length, ...answered.map((ids) => commonPrefix(promptStretch, ids)));
  for (const column of [prompt.ids, prompt.starts, prompt.ends, prompt.origins])
    column.length = fixed + shared;
  const eos = answerIsLast && plan.options.addEos ? [plan.tokenizer.eosId] : [];
  const candidates = answered.map((ids) => new Int32Array([...ids.slice(shared), ...eos]));
  addEnds(prompt, plan.tokenizer, { addBos: plan.options.addBos, addEos: false });

  const maximum = plan.options.maxSequenceLength;
  const longest = Math.max(0, ...candidates.map((ids) => ids.length));
  const length = prompt.ids.length + longest;
  const wanted = prompt.ids.length + (candidates.length > 0 ? longest : options.maxNewTokens) - maximum;
  const cut = Math.min(Math.max(wanted, 0), countCuttable(prompt, task.template.truncateField));
  if (length - cut > maximum) return skip('too-long', length);
  if (prompt.ids.length - cut < 1) return skip('too-short', length);
  if (cut > 0) cutField(prompt, task.template.truncateField, cut);
  const prefix = new Int32Array(prompt.ids);
  return { kind: 'encoded', prompt: { line, taskIndex: task.taskIndex, prefix, candidates, cut } };
}

/** Whether the text between the last marker and the answer holds no data, and no missing field strips the row. */
function isSameForAllRows(before: readonly PlanPiece[], stretch: number, example: Example): boolean {
  return before.every((piece, index) =>
    piece.kind === 'field' ? index < stretch && fieldText(example, piece.name) !== undefined : true,
  );
}

/** Ids of labels that are the same for all rows of a task, kept as long as its plan. */
const keptIds = new WeakMap<TaskPlan, Map<string, readonly number[]>>();

function keep(
  task: TaskPlan,
  label: string,
  encode: (label: string) => readonly number[],
): readonly number[] {
  const kept = keptIds.get(task) ?? new Map<string, readonly number[]>();
  keptIds.set(task, kept);
  const ids = kept.get(label) ?? encode(label);
  kept.set(label, ids);
  return ids;
}

/**
 * The template up to the last use of the answer field (the whole template when it has none). Earlier uses are empty:
 * a row to be answered does not know its answer.
 */
function piecesBeforeAnswer(task: TaskPlan): {
  readonly before: readonly PlanPiece[];
  readonly answerIsLast: boolean;
} {
  const { answerField } = task.template;
  const isAnswer = (piece: PlanPiece): boolean => piece.kind === 'field' && piece.name === answerField;
  const last = task.pieces.findLastIndex(isAnswer);
  const kept = last < 0 ? task.pieces : task.pieces.slice(0, last);
  const before = kept.map((piece): PlanPiece => (isAnswer(piece) ? { kind: 'text', text: '' } : piece));
  return { before, answerIsLast: last < 0 || last === task.pieces.length - 1 };
}

/** The one space before the answer belongs to the answer, as in the loss mask. */
function withoutLastSpace(pieces: readonly PlanPiece[]): readonly PlanPiece[] {
  const last = pieces.at(-1);
  if (last?.kind !== 'text' || !last.text.endsWith(' ')) return pieces;
  return [...pieces.slice(0, -1), { kind: 'text', text: last.text.slice(0, -1) }];
}

function commonPrefix(a: readonly number[], b: readonly number[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}
