import { type Example, fieldNotText, fieldText } from '../data/dataset';
import type { EncodedExample, EncodeOptions, EncodeOutcome, SkipReason } from './encodedExample';
import { type EncodingPlan, type TaskPlan, taskOfRow } from './encodingPlan';
import { fillTemplate } from './fillTemplate';
import { addEnds, countCuttable, cutField, lastUse, touches } from './finishRow';
import { type TokenisedRow, tokeniseRow } from './tokeniseRow';

/**
 * A row as ids and loss mask for training. It costs one tokenisation, and the result never changes: encode each row
 * once and keep it. Rows that cannot be used come back with the reason and the length they would have had (0 when
 * they were not tokenised). Rules E1 to E7, C1 to C4, M1 to M4 of SPEC.md.
 */
export const encodeExample = (plan: EncodingPlan, example: Example): EncodeOutcome =>
  examineExample(plan, example).outcome;

/** `encodeExample` with the tokens it looked at; undefined where it did not tokenise. Rows too long are not cut. */
export function examineExample(
  plan: EncodingPlan,
  example: Example,
): { readonly outcome: EncodeOutcome; readonly row: TokenisedRow | undefined } {
  const skip = (reason: SkipReason, length = 0, row?: TokenisedRow) => ({
    outcome: { kind: 'skipped', line: example.line, reason, length } as const,
    row,
  });
  const task = taskOfRow(plan, example.taskname);
  if (task === undefined) return skip('unknown-task');
  const { answerOnlyLoss, answerField } = task.template;
  const label = answerField === undefined ? undefined : fieldText(example, answerField);
  if (hasValueNotText(task, example)) return skip('not-text');
  if (answerOnlyLoss && label === undefined) return skip('no-answer');
  if (answerOnlyLoss && label?.trim() === '') return skip('empty-answer');

  const { row, cut, length } = encodeFilled(plan, task, example, plan.options);
  if (row.ids.length > plan.options.maxSequenceLength) return skip('too-long', length, row);
  if (row.ids.length < plan.options.minSequenceLength) return skip('too-short', length, row);
  const lossMask = maskRow(row, answerOnlyLoss ? answerField : undefined, plan.options.addEos);
  // The first token is never predicted.
  if (!lossMask.includes(1, 1)) return skip('no-loss', length, row);
  const encoded: EncodedExample = {
    line: example.line,
    taskname: task.template.taskname,
    taskIndex: task.taskIndex,
    ids: Int32Array.from(row.ids),
    lossMask,
    answerStart: answerOnlyLoss ? lossMask.indexOf(1) : undefined,
    cut,
    label,
    origins: row.origins,
  };
  return { outcome: { kind: 'encoded', example: encoded }, row };
}

/**
 * A row filled, tokenised, ended and cut, without any check: `row.ids` may still be too long. `length` is the length
 * before the cut. This is also the whole of NeMo's encoding at inference, for a row that lacks its answer.
 */
export function encodeFilled(
  plan: EncodingPlan,
  task: TaskPlan,
  example: Pick<Example, 'fields'>,
  options: EncodeOptions,
): { readonly row: TokenisedRow; readonly cut: number; readonly length: number } {
  const filled = fillTemplate(task.pieces, (name) => fieldText(example, name), options.spacing);
  const row = tokeniseRow(filled, plan.tokenizer);
  addEnds(row, plan.tokenizer, options);
  const length = row.ids.length;
  const { truncateField } = task.template;
  const overflow = Math.max(length - options.maxSequenceLength, 0);
  const cut = overflow > 0 && overflow <= countCuttable(row, truncateField) ? overflow : 0;
  if (cut > 0) cutField(row, truncateField, cut);
  return { row, cut, length };
}

/** Whether a column that the template uses, `except` one, holds a number, a list or anything else but text. */
export function hasValueNotText(task: TaskPlan, example: Example, except?: string): boolean {
  return task.fieldNames.some((name) => name !== except && fieldNotText(example, name) !== undefined);
}

/** Per token, before the shift: 1 where the token is to be predicted. */
function maskRow(row: TokenisedRow, answerField: string | undefined, hasEos: boolean): Uint8Array {
  const mask = new Uint8Array(row.ids.length);
  const answer = lastUse(row, answerField);
  for (let i = 0; i < mask.length; i++) {
    const counts =
      answerField === undefined ? row.origins[i]?.kind !== 'virtual' : answer && touches(row, i, answer);
    if (counts) mask[i] = 1;
  }
  if (hasEos && mask.length > 0) mask[mask.length - 1] = 1;
  return mask;
}
