import * as v from 'valibot';
import { type ContentFault, exactObject, narrow, orNull, wholeNumber } from '../base/narrow';
import { err, ok, type Result } from '../base/result';
import type { TaskTemplate } from './taskTemplate';

const mostVirtualTokens = 100_000;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** NeMo's keys and defaults for an entry of `task_templates`. */
const templateEntries = {
  taskname: v.string(),
  prompt_template: v.string(),
  total_virtual_tokens: wholeNumber(0, mostVirtualTokens),
  virtual_token_splits: v.array(wholeNumber(0, mostVirtualTokens)),
  truncate_field: orNull(v.string(), null),
  answer_only_loss: v.optional(v.boolean(), false),
  answer_field: orNull(v.string(), null),
  /** This house's own: keys of an imported task that mean nothing here. */
  other_keys: v.optional(v.custom<Readonly<Record<string, unknown>>>(isRecord)),
};
const templateSchema = exactObject(templateEntries);

export const templateKeys: readonly string[] = Object.keys(templateEntries);

/**
 * A template from its form on disk. Only the form is checked here; whether markers, splits and fields fit together is
 * for the template rules. A name that NeMo does not know is a fault, so that a misspelt one is not passed over. A task
 * that is still being written may be `unnamed`.
 */
export function readTaskTemplate(
  value: unknown,
  name: 'named' | 'unnamed' = 'named',
): Result<TaskTemplate, ContentFault> {
  const read = narrow(templateSchema, value);
  if (!read.ok) return err(read.error);
  if (name === 'named' && read.value.taskname === '')
    return err({ path: 'taskname', expected: '>=1', found: '0' });
  const entry = read.value;
  return ok({
    taskname: entry.taskname,
    promptTemplate: entry.prompt_template,
    totalVirtualTokens: entry.total_virtual_tokens,
    virtualTokenSplits: entry.virtual_token_splits,
    truncateField: entry.truncate_field,
    answerOnlyLoss: entry.answer_only_loss,
    answerField: entry.answer_field,
    ...(entry.other_keys && { otherKeys: entry.other_keys }),
  });
}

/** The form on disk, always with every key and in NeMo's order; keys that mean nothing here lie in one of their own. */
export function printTaskTemplate(template: TaskTemplate): Readonly<Record<string, unknown>> {
  const { otherKeys } = template;
  return { ...nemoKeys(template), ...(otherKeys && { other_keys: otherKeys }) };
}

/** The same for NeMo: keys that came in with an import stand beside the others again. */
export const printNemoTask = (template: TaskTemplate): Readonly<Record<string, unknown>> => ({
  ...nemoKeys(template),
  ...template.otherKeys,
});

function nemoKeys(template: TaskTemplate): Readonly<Record<string, unknown>> {
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
