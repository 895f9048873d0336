import * as v from 'valibot';
import { type ContentFault, exactObject, narrow, orNull, wholeNumber } from '../base/narrow';
import { err, ok, type Result } from '../base/result';
import type { TaskTemplate } from './taskTemplate';

const mostVirtualTokens = 100_000;

/** NeMo's keys and defaults for an entry of `task_templates`. */
const templateEntries = {
  taskname: v.pipe(v.string(), v.minLength(1)),
  prompt_template: v.string(),
  total_virtual_tokens: wholeNumber(0, mostVirtualTokens),
  virtual_token_splits: v.array(wholeNumber(0, mostVirtualTokens)),
  truncate_field: orNull(v.string(), null),
  answer_only_loss: v.optional(v.boolean(), false),
  answer_field: orNull(v.string(), null),
};
const templateSchema = exactObject(templateEntries);

export const templateKeys: readonly string[] = Object.keys(templateEntries);

/**
 * A template from its form on disk. Only the form is checked here; whether markers, splits and fields fit together is
 * for the template rules. A name that NeMo does not know is a fault, so that a misspelt one is not passed over.
 */
export function readTaskTemplate(value: unknown): Result<TaskTemplate, ContentFault> {
  const read = narrow(templateSchema, value);
  if (!read.ok) return err(read.error);
  const entry = read.value;
  return ok({
    taskname: entry.taskname,
    promptTemplate: entry.prompt_template,
    totalVirtualTokens: entry.total_virtual_tokens,
    virtualTokenSplits: entry.virtual_token_splits,
    truncateField: entry.truncate_field,
    answerOnlyLoss: entry.answer_only_loss,
    answerField: entry.answer_field,
  });
}

/** The form on disk, always with every key and in NeMo's order. */
export function printTaskTemplate(template: TaskTemplate): Readonly<Record<string, unknown>> {
  return {
    taskname: template.taskname,
    prompt_template: template.promptTemplate,
    total_virtual_tokens: template.totalVirtualTokens,
    virtual_token_splits: template.virtualTokenSplits,
    truncate_field: template.truncateField ?? null,
    answer_only_loss: template.answerOnlyLoss,
    answer_field: template.answerField ?? null,
  };
}
